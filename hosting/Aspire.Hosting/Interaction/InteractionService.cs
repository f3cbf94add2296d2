using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Aspire.Hosting;

/// <summary>Holds open questions until a front end (dashboard or command line) answers them.</summary>
internal sealed class InteractionService(
    IServiceProvider services, DistributedApplicationOptions options, DistributedApplicationExecutionContext executionContext) : IInteractionService
{
    private readonly ConcurrentDictionary<int, PendingInteraction> _pending = new();
    private readonly List<Channel<PendingInteraction>> _watchers = [];
    private readonly Lock _lock = new();
    private int _lastId;
    private int _frontEnds;

    /// <summary>With a dashboard someone may look at any time; without one (publishing has none), only while a front end is connected.</summary>
    public bool IsAvailable => (executionContext.IsRunMode && !options.DisableDashboard) || Volatile.Read(ref _frontEnds) > 0;

    public Task<InteractionResult<bool>> PromptConfirmationAsync(string title, string message, MessageBoxInteractionOptions? options = null, CancellationToken cancellationToken = default)
    {
        var effective = options ?? new MessageBoxInteractionOptions { Intent = MessageIntent.Confirmation };
        effective.ShowDismiss ??= false;
        effective.ShowSecondaryButton ??= true;

        return PromptBoolAsync(title, message, InteractionKind.MessageBox, effective, cancellationToken);
    }

    public Task<InteractionResult<bool>> PromptMessageBoxAsync(string title, string message, MessageBoxInteractionOptions? options = null, CancellationToken cancellationToken = default) =>
        PromptBoolAsync(title, message, InteractionKind.MessageBox, options ?? new MessageBoxInteractionOptions(), cancellationToken);

    public Task<InteractionResult<bool>> PromptNotificationAsync(string title, string message, NotificationInteractionOptions? options = null, CancellationToken cancellationToken = default) =>
        PromptBoolAsync(title, message, InteractionKind.Notification, options ?? new NotificationInteractionOptions(), cancellationToken);

    public Task<InteractionResult<InteractionInput>> PromptInputAsync(string title, string? message, string inputLabel, string placeHolder, InputsDialogInteractionOptions? options = null, CancellationToken cancellationToken = default) =>
        PromptInputAsync(title, message, new InteractionInput { Name = inputLabel, Label = inputLabel, InputType = InputType.Text, Required = true, Placeholder = placeHolder }, options, cancellationToken);

    public async Task<InteractionResult<InteractionInput>> PromptInputAsync(string title, string? message, InteractionInput input, InputsDialogInteractionOptions? options = null, CancellationToken cancellationToken = default)
    {
        var result = await PromptInputsAsync(title, message, [input], options, cancellationToken);

        return result.Canceled ? InteractionResult.Cancel<InteractionInput>() : InteractionResult.Ok(result.Data[0]);
    }

    public async Task<InteractionResult<InteractionInputCollection>> PromptInputsAsync(string title, string? message, IReadOnlyList<InteractionInput> inputs, InputsDialogInteractionOptions? options = null, CancellationToken cancellationToken = default)
    {
        EnsureAvailable();

        var interaction = new PendingInteraction(NextId(), InteractionKind.Inputs, title, message, options ?? new InputsDialogInteractionOptions(), new InteractionInputCollection(inputs));
        var answered = await AskAsync(interaction, cancellationToken);

        return answered is true ? InteractionResult.Ok(interaction.Inputs) : InteractionResult.Cancel<InteractionInputCollection>();
    }

    /// <summary>The open questions, then each question when it is asked, changed or closed. Counts as a front end while it runs.</summary>
    public async IAsyncEnumerable<PendingInteraction> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var channel = Channel.CreateUnbounded<PendingInteraction>();
        Interlocked.Increment(ref _frontEnds);

        lock (_lock)
        {
            foreach (var open in _pending.Values.OrderBy(interaction => interaction.Id))
            {
                channel.Writer.TryWrite(open);
            }

            _watchers.Add(channel);
        }

        try
        {
            await foreach (var item in channel.Reader.ReadAllAsync(cancellationToken))
            {
                yield return item;
            }
        }
        finally
        {
            lock (_lock)
            {
                _watchers.Remove(channel);
            }

            Interlocked.Decrement(ref _frontEnds);
        }
    }

    public PendingInteraction? Find(int interactionId) => _pending.GetValueOrDefault(interactionId);

    /// <summary>A front end's answer: true or false for a button, null for dismissed. Inputs carry their values already.</summary>
    public async Task AnswerAsync(int interactionId, bool? answer, CancellationToken cancellationToken)
    {
        if (!_pending.TryGetValue(interactionId, out var interaction))
        {
            return;
        }

        if (interaction.Kind == InteractionKind.Inputs && answer is true && !await ValidateAsync(interaction, cancellationToken))
        {
            Announce(interaction);

            return;
        }

        interaction.Completion.TrySetResult(answer);
    }

    /// <summary>A front end changed a value on which others depend: their choices are loaded anew.</summary>
    public async Task InputChangedAsync(int interactionId, string inputName, CancellationToken cancellationToken)
    {
        if (_pending.TryGetValue(interactionId, out var interaction))
        {
            await LoadAsync(interaction, input => input.DynamicLoading?.DependsOnInputs?.Contains(inputName, StringComparer.OrdinalIgnoreCase) ?? false, cancellationToken);
        }
    }

    private async Task<InteractionResult<bool>> PromptBoolAsync(string title, string message, InteractionKind kind, InteractionOptions interactionOptions, CancellationToken cancellationToken)
    {
        EnsureAvailable();

        var answer = await AskAsync(new PendingInteraction(NextId(), kind, title, message, interactionOptions, new InteractionInputCollection([])), cancellationToken);

        return answer is { } value ? InteractionResult.Ok(value) : InteractionResult.Cancel<bool>();
    }

    private async Task<bool?> AskAsync(PendingInteraction interaction, CancellationToken cancellationToken)
    {
        _pending[interaction.Id] = interaction;
        Announce(interaction);

        try
        {
            await LoadAsync(interaction, input => input.DynamicLoading is { } loading && (loading.AlwaysLoadOnStart || loading.DependsOnInputs is not { Count: > 0 }), cancellationToken);

            return await interaction.Completion.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            _pending.TryRemove(interaction.Id, out _);
            interaction.Completion.TrySetResult(null);
            Announce(interaction);
        }
    }

    private async Task LoadAsync(PendingInteraction interaction, Func<InteractionInput, bool> selector, CancellationToken cancellationToken)
    {
        foreach (var input in interaction.Inputs.Where(selector))
        {
            input.IsLoading = true;
            Announce(interaction);

            await input.DynamicLoading!.LoadCallback(new LoadInputContext
            {
                Input = input,
                AllInputs = interaction.Inputs,
                Services = services,
                CancellationToken = cancellationToken,
            });

            input.IsLoading = false;
            Announce(interaction);
        }
    }

    private async Task<bool> ValidateAsync(PendingInteraction interaction, CancellationToken cancellationToken)
    {
        var context = new InputsDialogValidationContext { Inputs = interaction.Inputs, CancellationToken = cancellationToken, Services = services };

        foreach (var input in interaction.Inputs)
        {
            input.ValidationErrors.Clear();

            if (input.Required && string.IsNullOrEmpty(input.Value))
            {
                context.AddValidationError(input, "Value is required.");
            }
        }

        if (!context.HasErrors && interaction.Options is InputsDialogInteractionOptions { ValidationCallback: { } validate })
        {
            await validate(context);
        }

        return !context.HasErrors;
    }

    private void Announce(PendingInteraction interaction)
    {
        lock (_lock)
        {
            _watchers.ForEach(watcher => watcher.Writer.TryWrite(interaction));
        }
    }

    private int NextId() => Interlocked.Increment(ref _lastId);

    private void EnsureAvailable()
    {
        if (!IsAvailable)
        {
            throw new InvalidOperationException("Nobody can be asked: there is no dashboard and no command line attached. Check IInteractionService.IsAvailable first.");
        }
    }
}
