namespace HotDash.Hosting.Fly.Release.Records;

/// <summary>Another runner took over while this one did not answer. This one may not touch anything any more.</summary>
internal sealed class LeaseLostException(string owner)
    : Exception($"The lock was taken over by {owner}. What is going on now is told by the step that shows the status.");
