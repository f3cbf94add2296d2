using HotDash.Hosting.Fly.Publishing;
using HotDash.Hosting.Fly.Workload.Models;
using HotDash.Hosting.Fly.Workload.Mutations;

namespace HotDash.Hosting.Fly.Workload;

/// <summary>What must be true of every model. Answers with what is not.</summary>
internal static class Properties
{
    /// <summary>Sound files or refusals with a remedy; and the same, byte for byte, under other conditions.</summary>
    public static async Task<(FlyPublication Publication, IReadOnlyList<string> Violations)> PublishAsync(ModelSpec spec, CancellationToken cancellationToken)
    {
        var first = await BuildAsync(spec, Conditions.Plain, cancellationToken);
        var violations = new List<string>();

        violations.AddRange(first.Refusals.Where(refusal => refusal.Resource.Length == 0 || refusal.Problem.Length == 0 || refusal.Remedy.Length == 0).Select(refusal => $"a refusal without resource, problem or remedy: {refusal}"));
        violations.AddRange(first.Files.Count > 0 ? Documents.Check(first.Files) : first.Refusals.Count > 0 ? [] : ["neither files nor refusals"]);

        foreach (var conditions in Conditions.Others)
        {
            var other = await BuildAsync(spec, conditions, cancellationToken);

            if (!Say(first).SequenceEqual(Say(other), StringComparer.Ordinal))
            {
                violations.Add($"differs under {conditions}:\n{string.Join('\n', Say(first).Except(Say(other)))}\n--- other:\n{string.Join('\n', Say(other).Except(Say(first)))}");
            }
        }

        return (first, violations);
    }

    /// <summary>Null: the model lacks the concept. Otherwise whether the change shows.</summary>
    public static async Task<bool?> ShowsAsync(ModelSpec spec, FlyPublication publication, Mutation mutation, CancellationToken cancellationToken)
    {
        if (mutation.Apply(spec) is not { } changed)
        {
            return null;
        }

        var other = await BuildAsync(changed, Conditions.Plain, cancellationToken);

        return other.Refusals.Count > 0 || !Say(publication).SequenceEqual(Say(other), StringComparer.Ordinal);
    }

    private static Task<FlyPublication> BuildAsync(ModelSpec spec, Conditions conditions, CancellationToken cancellationToken) =>
        conditions.RunAsync((folder, order) => new ModelBuilder(spec, folder, order).PublishAsync(cancellationToken));

    private static IEnumerable<string> Say(FlyPublication publication) =>
        [.. publication.Files.Select(file => $"{file.Path}\n{file.Content}"), .. publication.Refusals.Select(refusal => refusal.ToString()).Order(StringComparer.Ordinal)];
}
