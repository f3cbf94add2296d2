namespace Aspire.Hosting;

/// <summary>A question someone asked. Announced again whenever it changes; closed when <see cref="Completion"/> has a result.</summary>
internal sealed record PendingInteraction(
    int Id,
    InteractionKind Kind,
    string Title,
    string? Message,
    InteractionOptions Options,
    InteractionInputCollection Inputs)
{
    public TaskCompletionSource<bool?> Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsClosed => Completion.Task.IsCompleted;
}
