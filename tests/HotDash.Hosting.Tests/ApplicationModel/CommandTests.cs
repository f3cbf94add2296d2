using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace HotDash.Hosting.Tests.ApplicationModel;

public sealed class CommandTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Command_OfAResourceWithReplicas_RunsOnEachAndNamesThoseThatFailed()
    {
        await using var model = new TestModel();
        var web = model.Builder.AddExecutable("web", "web", ".").WithCommand(
            "reset", "Reset", context => Task.FromResult(context.ResourceName == "web-b" ? CommandResults.Failure("no room") : CommandResults.Success()));
        web.WithAnnotation(new ResourceInstancesAnnotation([new ResourceInstance("web-a", "a", 0), new ResourceInstance("web-b", "b", 1)]));

        var result = await model.App.ResourceCommands.ExecuteCommandAsync("web", "reset", Cancelled);

        Assert.False(result.Success);
        Assert.Equal("web-b: no room", result.Message);
    }

    [Fact]
    public async Task Command_ThatDoesNotExist_FailsNamingThoseThatDo()
    {
        await using var model = new TestModel();
        model.Builder.AddExecutable("web", "web", ".").WithCommand("reset", "Reset", _ => Task.FromResult(CommandResults.Success()));

        var result = await model.App.ResourceCommands.ExecuteCommandAsync("web", "rset", Cancelled);

        Assert.Equal("Resource 'web' has no command 'rset'. Its commands: reset.", result.Message);
    }

    [Fact]
    public async Task Command_ThatThrows_FailsWithItsMessage()
    {
        await using var model = new TestModel();
        model.Builder.AddExecutable("web", "web", ".").WithCommand("reset", "Reset", _ => throw new InvalidOperationException("disk full"));

        var result = await model.App.ResourceCommands.ExecuteCommandAsync("web", "reset", Cancelled);

        Assert.Equal((false, "disk full"), (result.Success, result.Message));
    }

    [Fact]
    public async Task Command_WithoutARequiredArgument_IsNotRun()
    {
        await using var model = new TestModel();
        var runs = 0;
        model.Builder.AddExecutable("web", "web", ".").WithCommand(
            "greet",
            "Greet",
            _ =>
            {
                runs++;

                return Task.FromResult(CommandResults.Success());
            },
            new CommandOptions { Arguments = [new InteractionInput { Name = "who", InputType = InputType.Text, Required = true }] });

        var result = await model.App.ResourceCommands.ExecuteCommandAsync("web", "greet", Cancelled);

        Assert.Equal((0, "Command 'greet' needs a value for 'who'."), (runs, result.Message));
    }

    [Theory]
    [InlineData(null, "start:Disabled stop:Hidden restart:Disabled")]
    [InlineData("NotStarted", "start:Enabled stop:Hidden restart:Disabled")]
    [InlineData("Waiting", "start:Enabled stop:Hidden restart:Disabled")]
    [InlineData("Starting", "start:Disabled stop:Hidden restart:Disabled")]
    [InlineData("Running", "start:Hidden stop:Enabled restart:Enabled")]
    [InlineData("Stopping", "start:Hidden stop:Disabled restart:Disabled")]
    [InlineData("Exited", "start:Enabled stop:Hidden restart:Disabled")]
    [InlineData("FailedToStart", "start:Enabled stop:Hidden restart:Disabled")]
    public async Task LifecycleCommands_InAState_AreOfferedAsItAllows(string? state, string expected)
    {
        await using var model = new TestModel();
        var web = model.Builder.AddExecutable("web", "web", ".");
        Aspire.Hosting.Orchestration.LifecycleCommands.AddTo(web.Resource);

        await model.Notifications.PublishUpdateAsync(web.Resource, snapshot => snapshot with { State = state });

        Assert.True(model.Notifications.TryGetCurrentState("web", out var current));
        Assert.Equal(expected, string.Join(' ', current.Snapshot.Commands.Select(command => $"{command.Name}:{command.State}")));
    }
}
