using System.Globalization;

namespace HotDash.Sidekiq.Fetching;

/// <summary>The queues of this worker and the order in which a fetch looks at them.</summary>
internal sealed class QueueOrder
{
    private readonly int[] _weights;

    public QueueOrder(IEnumerable<string> specifications)
    {
        var parsed = specifications.DefaultIfEmpty("default").Select(Parse).DistinctBy(queue => queue.Name).ToArray();
        Names = [.. parsed.Select(queue => queue.Name)];
        _weights = [.. parsed.Select(queue => queue.Weight)];
        IsStrict = Array.TrueForAll(_weights, weight => weight == 0);
    }

    public IReadOnlyList<string> Names { get; }

    /// <summary>No queue has a weight: the first queue that has jobs is served first.</summary>
    public bool IsStrict { get; }

    public int WeightOf(int index) => _weights[index];

    /// <summary>Indexes into <see cref="Names"/>. By weight: each place is drawn from the remaining queues in proportion.</summary>
    public int[] Next(Random random)
    {
        var order = Enumerable.Range(0, Names.Count).ToArray();

        if (IsStrict)
        {
            return order;
        }

        for (var place = 0; place < order.Length - 1; place++)
        {
            var total = order.Skip(place).Sum(index => Math.Max(1, _weights[index]));
            var draw = random.Next(total);
            var chosen = place;

            while ((draw -= Math.Max(1, _weights[order[chosen]])) >= 0)
            {
                chosen++;
            }

            (order[place], order[chosen]) = (order[chosen], order[place]);
        }

        return order;
    }

    private static (string Name, int Weight) Parse(string specification)
    {
        var parts = specification.Split(',', StringSplitOptions.TrimEntries);

        return parts switch
        {
            [{ Length: > 0 } name] => (name, 0),
            [{ Length: > 0 } name, var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var weight) => (name, weight),
            _ => throw new ArgumentException($"Queue '{specification}' is neither a name nor 'name,weight' with a whole number. Correct Sidekiq:Queues."),
        };
    }
}
