using System.Globalization;

namespace Aspire.Hosting.Backchannel.Cli;

/// <summary>Brings the questions of a pipeline to the CLI and its answers back.</summary>
internal sealed class CliPrompts(
    InteractionService interactions,
    PublishingActivityStream stream,
    IConfiguration configuration,
    DistributedApplicationExecutionContext executionContext) : IHostedService, IDisposable
{
    /// <summary>The CLI sets it to false under <c>--non-interactive</c>, where a prompt is an error.</summary>
    public const string InteractivityVariable = "ASPIRE_INTERACTIVITY_ENABLED";

    private readonly CancellationTokenSource _stopping = new();
    private Task _forwarding = Task.CompletedTask;

    /// <summary>Watches from here on, not from some moment after: a step may ask as soon as the host has started.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (IsEnabled)
        {
            _forwarding = ForwardAsync(_stopping.Token);
        }

        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _forwarding.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _stopping.Dispose();

    public async Task AnswerAsync(string promptId, IReadOnlyList<PublishingPromptInputAnswer> answers, bool complete, CancellationToken cancellationToken)
    {
        if (!int.TryParse(promptId, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || interactions.Find(id) is not { } interaction)
        {
            throw new InvalidOperationException($"There is no open prompt '{promptId}'.");
        }

        if (interaction.Kind is not InteractionKind.Inputs)
        {
            await interactions.AnswerAsync(id, answers is [{ Value: "true" or "True" }, ..], cancellationToken);
            return;
        }

        foreach (var (index, answer) in answers.Index())
        {
            var input = answer.Name is { } name ? interaction.Inputs[name] : interaction.Inputs[index];
            input.Value = answer.Value;
        }

        if (complete)
        {
            await interactions.AnswerAsync(id, answer: true, cancellationToken);
            return;
        }

        foreach (var answer in answers)
        {
            await interactions.InputChangedAsync(id, answer.Name ?? interaction.Inputs[0].Name, cancellationToken);
        }
    }

    private async Task ForwardAsync(CancellationToken cancellationToken)
    {
        await foreach (var interaction in interactions.WatchAsync(cancellationToken))
        {
            if (!interaction.IsClosed)
            {
                stream.Write(new PublishingActivity(PublishingActivityTypes.Prompt, Map(interaction)));
            }
        }
    }

    private bool IsEnabled =>
        executionContext.IsPublishMode
        && !string.IsNullOrEmpty(configuration[CliBackchannelService.PathVariable])
        && configuration[InteractivityVariable] is not ("false" or "False");

    private static PublishingActivityData Map(PendingInteraction interaction) => new()
    {
        Id = interaction.Id.ToString(CultureInfo.InvariantCulture),
        StatusText = string.IsNullOrEmpty(interaction.Message) ? interaction.Title : $"{interaction.Title}: {interaction.Message}",
        Inputs = interaction.Kind is InteractionKind.Inputs ? [.. interaction.Inputs.Select(input => Map(interaction, input))] : [Confirmation(interaction)],
    };

    private static PublishingPromptInput Confirmation(PendingInteraction interaction) => new()
    {
        Name = "answer",
        Label = interaction.Title,
        InputType = nameof(InputType.Boolean),
        Required = true,
    };

    private static PublishingPromptInput Map(PendingInteraction interaction, InteractionInput input) => new()
    {
        Name = input.Name,
        Label = input.EffectiveLabel,
        InputType = input.InputType.ToString(),
        Required = input.Required,
        Options = input.Options,
        Value = input.Value,
        ValidationErrors = input.ValidationErrors is { Count: > 0 } errors ? [.. errors] : null,
        AllowCustomChoice = input.AllowCustomChoice,
        UpdateStateOnChange = interaction.Inputs.Any(other => other.DynamicLoading?.DependsOnInputs?.Contains(input.Name) is true),
        Loading = input.IsLoading,
        Disabled = input.Disabled,
    };
}
