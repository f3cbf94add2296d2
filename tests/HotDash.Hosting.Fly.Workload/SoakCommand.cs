using System.Globalization;
using HotDash.Hosting.Fly.Workload.Models;
using HotDash.Hosting.Fly.Workload.Mutations;

namespace HotDash.Hosting.Fly.Workload;

/// <summary>2,000 generated models at scale 1, every tenth with every mutation.</summary>
internal static class SoakCommand
{
    private const int Models = 2_000;
    private const int MutatedEvery = 10;

    public static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var scale = Environment.GetEnvironmentVariable("HOTDASH_SOAK_SCALE") is { Length: > 0 } text ? double.Parse(text, CultureInfo.InvariantCulture) : 1;
        var count = Math.Max(100, (int)(Models * scale));
        var (sound, mutated, violations) = (0, 0, new List<string>());

        for (var seed = 0; seed < count; seed++)
        {
            var spec = new ModelGenerator(seed).Create();
            var (publication, found) = await Properties.PublishAsync(spec, cancellationToken);
            violations.AddRange(found.Select(violation => $"model {seed}: {violation}"));

            if (publication.Files.Count == 0)
            {
                continue;
            }

            sound++;

            foreach (var mutation in seed % MutatedEvery == 0 ? AllMutations.All : [])
            {
                var shows = await Properties.ShowsAsync(spec, publication, mutation, cancellationToken);
                mutated += shows is null ? 0 : 1;
                violations.AddRange(shows is false ? [$"model {seed}: a change of {mutation.Concept} shows nowhere"] : []);
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} models: {sound} published, {count - sound} refused by name, {mutated} mutations, {violations.Count} violations"));
        violations.Take(20).ToList().ForEach(Console.Error.WriteLine);

        return violations.Count == 0 ? 0 : 1;
    }
}
