using Aspire.Hosting;
using HotDash.Hosting.Tests.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;

namespace HotDash.Hosting.Tests.Interaction;

public sealed class InteractionTests : IAsyncDisposable
{
    private readonly TestModel _model = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private InteractionService Interactions => _model.App.Services.GetRequiredService<InteractionService>();

    public ValueTask DisposeAsync() => _model.DisposeAsync();

    [Fact]
    public async Task Prompt_WithNobodyToAnswer_IsRefused()
    {
        Assert.False(Interactions.IsAvailable);

        await Assert.ThrowsAsync<InvalidOperationException>(() => Interactions.PromptConfirmationAsync("Reset", "Sure?", null, Cancelled));
    }

    [Theory]
    [InlineData(true, true, false)]
    [InlineData(false, false, false)]
    [InlineData(null, false, true)]
    public async Task Confirmation_Answered_GivesTheAnswer(bool? answer, bool data, bool canceled)
    {
        await using var front = await FrontEnd.ConnectAsync(Interactions);
        var prompt = Interactions.PromptConfirmationAsync("Reset", "Sure?", null, Cancelled);

        var question = await front.NextAsync();
        await Interactions.AnswerAsync(question.Id, answer, Cancelled);

        var result = await prompt;
        Assert.Equal((data, canceled), (result.Data, result.Canceled));
    }

    [Fact]
    public async Task Inputs_ThatAreNotValid_StayOpenWithTheReason()
    {
        await using var front = await FrontEnd.ConnectAsync(Interactions);
        var prompt = Interactions.PromptInputsAsync(
            "Port",
            null,
            [new InteractionInput { Name = "port", InputType = InputType.Number, Required = true }],
            new InputsDialogInteractionOptions
            {
                ValidationCallback = context =>
                {
                    if (context.Inputs.GetInt32("port") < 1024)
                    {
                        context.AddValidationError("port", "Use 1024 or more.");
                    }

                    return Task.CompletedTask;
                },
            },
            Cancelled);
        var question = await front.NextAsync();

        await Interactions.AnswerAsync(question.Id, true, Cancelled);
        Assert.Equal(["Value is required."], (await front.NextAsync()).Inputs["port"].ValidationErrors);
        question.Inputs["port"].Value = "80";
        await Interactions.AnswerAsync(question.Id, true, Cancelled);
        Assert.Equal(["Use 1024 or more."], (await front.NextAsync()).Inputs["port"].ValidationErrors);
        Assert.False(prompt.IsCompleted);
        question.Inputs["port"].Value = "8080";
        await Interactions.AnswerAsync(question.Id, true, Cancelled);

        Assert.Equal(8080, (await prompt).Data!.GetInt32("port"));
    }

    [Fact]
    public async Task Choices_ThatDependOnAnotherInput_AreLoadedWhenItChanges()
    {
        await using var front = await FrontEnd.ConnectAsync(Interactions);
        var prompt = Interactions.PromptInputsAsync(
            "Place",
            null,
            [
                new InteractionInput { Name = "country", InputType = InputType.Text },
                new InteractionInput
                {
                    Name = "city",
                    InputType = InputType.Choice,
                    DynamicLoading = new InputLoadOptions
                    {
                        DependsOnInputs = ["country"],
                        LoadCallback = context =>
                        {
                            context.Input.Options = [KeyValuePair.Create("c", $"Capital of {context.AllInputs.GetString("country")}")];

                            return Task.CompletedTask;
                        },
                    },
                },
            ],
            null,
            Cancelled);
        var question = await front.NextAsync();
        Assert.Null(question.Inputs["city"].Options);

        question.Inputs["country"].Value = "Chile";
        await Interactions.InputChangedAsync(question.Id, "country", Cancelled);

        Assert.Equal("Capital of Chile", question.Inputs["city"].Options![0].Value);
        await Interactions.AnswerAsync(question.Id, null, Cancelled);
        Assert.True((await prompt).Canceled);
    }

    [Fact]
    public async Task Prompt_WhoseCallerGivesUp_IsClosedForTheFrontEnd()
    {
        await using var front = await FrontEnd.ConnectAsync(Interactions);
        using var givingUp = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var prompt = Interactions.PromptConfirmationAsync("Reset", "Sure?", null, givingUp.Token);
        var question = await front.NextAsync();

        await givingUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => prompt);
        var closed = await front.NextAsync();
        Assert.Equal((question.Id, true), (closed.Id, closed.IsClosed));
    }
}
