using System.Collections.Concurrent;
using Grpc.Core;

namespace Aspire.Hosting.Dashboard;

/// <summary>Shows the application's questions in the dashboard and takes the answers.</summary>
internal sealed class DashboardInteractions(InteractionService interactions)
{
    public async Task RunAsync(
        IAsyncStreamReader<Proto.WatchInteractionsRequestUpdate> answers,
        IServerStreamWriter<Proto.WatchInteractionsResponseUpdate> questions,
        CancellationToken cancellationToken)
    {
        var open = new ConcurrentDictionary<int, PendingInteraction>();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var asking = AskAsync(questions, open, ended.Token);
        try
        {
            while (await answers.MoveNext(cancellationToken))
            {
                await AnswerAsync(answers.Current, open, cancellationToken);
            }
        }
        finally
        {
            await ended.CancelAsync();
            await asking;
        }
    }

    private async Task AskAsync(
        IServerStreamWriter<Proto.WatchInteractionsResponseUpdate> questions,
        ConcurrentDictionary<int, PendingInteraction> open,
        CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var interaction in interactions.WatchAsync(cancellationToken))
            {
                if (interaction.Completion.Task.IsCompleted)
                {
                    open.TryRemove(interaction.Id, out _);
                }
                else
                {
                    open[interaction.Id] = interaction;
                }

                await questions.WriteAsync(DashboardInteractionMapper.Map(interaction), cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The dashboard went away.
        }
    }

    private async Task AnswerAsync(
        Proto.WatchInteractionsRequestUpdate answer,
        ConcurrentDictionary<int, PendingInteraction> open,
        CancellationToken cancellationToken)
    {
        switch (answer.KindCase)
        {
            case Proto.WatchInteractionsRequestUpdate.KindOneofCase.InputsDialog:
                await TakeInputsAsync(answer, open, cancellationToken);
                break;
            case Proto.WatchInteractionsRequestUpdate.KindOneofCase.MessageBox:
                await interactions.AnswerAsync(
                    answer.InteractionId, answer.MessageBox.HasResult ? answer.MessageBox.Result : null, cancellationToken);
                break;
            case Proto.WatchInteractionsRequestUpdate.KindOneofCase.Notification:
                await interactions.AnswerAsync(
                    answer.InteractionId, answer.Notification.HasResult ? answer.Notification.Result : null, cancellationToken);
                break;
            default:
                await interactions.AnswerAsync(answer.InteractionId, null, cancellationToken);
                break;
        }
    }

    private async Task TakeInputsAsync(
        Proto.WatchInteractionsRequestUpdate answer,
        ConcurrentDictionary<int, PendingInteraction> open,
        CancellationToken cancellationToken)
    {
        if (!open.TryGetValue(answer.InteractionId, out var interaction))
        {
            return;
        }

        var changed = new List<string>();
        foreach (var item in answer.InputsDialog.InputItems)
        {
            if (interaction.Inputs.TryGetByName(item.Name, out var input) && (input.Value ?? "") != item.Value)
            {
                input.Value = item.Value;
                changed.Add(input.Name);
            }
        }

        if (!answer.ResponseUpdate)
        {
            await interactions.AnswerAsync(answer.InteractionId, true, cancellationToken);
            return;
        }

        foreach (var name in changed)
        {
            await interactions.InputChangedAsync(answer.InteractionId, name, cancellationToken);
        }
    }
}
