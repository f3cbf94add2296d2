using System.Globalization;

namespace Aspire.Hosting.Backchannel.Cli;

/// <summary>Brings the questions of a pipeline to the CLI and its answers back.</summary>
internal sealed class CliPrompts(
    InteractionService interactions,
    PublishingActivityStream stream,
    IConfiguration configuration,
    DistributedApplicationExecutionContext executionContext) : BackgroundService
{
    /// <summary>The CLI sets it to false under <c>--non-interactive</c>, where a prompt is an error.</summary>
    public const string InteractivityVariable = "ASPIRE_INTERACTIVITY_ENABLED";

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

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!IsEnabled)
        {
            return;
        }

        await foreach (var interaction in interactions.WatchAsync(stoppingToken))
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
