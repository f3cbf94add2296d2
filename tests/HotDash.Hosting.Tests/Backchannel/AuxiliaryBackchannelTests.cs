using System.Text.Json.Nodes;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HotDash.Hosting.Tests.Backchannel;

/// <summary>Requests as CLI 13.5.4 was seen to send them; the keys of the answers are those of the official host.</summary>
public sealed class AuxiliaryBackchannelTests
{
    [Fact]
    public async Task GetCapabilities_EmptyRequest_ListsAllThreeVersions()
    {
        await using var host = new BackchannelHost();
        await using var client = host.ConnectAuxiliary();

        var result = await client.CallAsync("GetCapabilitiesAsync", "[{}]");

        Assert.Equal("""{"capabilities":["aux.v1","aux.v2","aux.v3"]}""", result!.ToJsonString());
    }

    [Fact]
    public async Task GetAppHostInformation_NotStartedByTheCli_NamesTheProcessAndWhenItStarted()
    {
        await using var host = new BackchannelHost();
        await using var client = host.ConnectAuxiliary();

        var result = (await client.CallAsync("GetAppHostInformationAsync", "[]"))!;

        Assert.Equal(
            ["appHostPath", "processId", "cliProcessId", "startedAt", "stableStartedAt", "cliStartedAt", "cliStableStartedAt", "cliLogFilePath"],
            Keys(result));
        Assert.Equal("/src/App/App.csproj", result["appHostPath"]!.GetValue<string>());
        Assert.Equal(Environment.ProcessId, result["processId"]!.GetValue<int>());
    }

    [Fact]
    public async Task GetResources_SecretsInEnvironmentAndProperties_LeaveWithoutThem()
    {
        await using var host = new BackchannelHost();
        await host.PublishAsync(state => state with
        {
            State = KnownResourceStates.Running,
            EnvironmentVariables = [new("WHOLE", BackchannelHost.Secret, IsFromSpec: true), new("PART", $"tcp://u:{Uri.EscapeDataString(BackchannelHost.Secret)}@h", IsFromSpec: true), new("UNKNOWN", "x=of-no-resource", IsFromSpec: true) { IsSensitive = true }],
            Properties = [new("args", new[] { "--password", $"x={BackchannelHost.Secret}" }), new("hidden", "y") { IsSensitive = true }, new("pid", 7)],
        });
        await using var client = host.ConnectAuxiliary();

        var result = (await client.CallAsync("GetResourcesAsync", """[{"clientCapabilities":["aux.v1","aux.v2","aux.v3"]}]"""))!;

        var snapshot = result["resources"]!.AsArray().Single(resource => resource!["name"]!.GetValue<string>() == "thing")!;
        Assert.Equal(
            ["name", "displayName", "resourceType", "type", "state", "waitingFor", "stateStyle", "healthStatus", "exitCode", "createdAt",
             "startedAt", "stoppedAt", "urls", "relationships", "healthReports", "volumes", "environmentVariables", "properties",
             "isHidden", "mcpServer", "commands"],
            Keys(snapshot));
        Assert.Equal(
            """[{"name":"WHOLE","value":null,"isFromSpec":true},{"name":"PART","value":"tcp://u:[redacted]@h","isFromSpec":true},{"name":"UNKNOWN","value":null,"isFromSpec":true}]""",
            snapshot["environmentVariables"]!.ToJsonString());
        Assert.Equal("""{"args":["--password","x=[redacted]"],"hidden":null,"pid":7}""", snapshot["properties"]!.ToJsonString());
    }

    [Fact]
    public async Task GetConsoleLogBatches_Tail_ReturnsTheLastLines()
    {
        await using var host = new BackchannelHost();
        await host.PublishAsync(state => state with { State = KnownResourceStates.Running });
        var logger = host.Application.Services.GetRequiredService<ResourceLoggerService>().GetLogger(host.Resource);
        logger.LogInformation("line 1");
        logger.LogInformation("line 2");
        logger.LogInformation("line 3");

        await using var client = host.ConnectAuxiliary();

        var batches = await client.ReadStreamAsync(
            "GetConsoleLogBatchesAsync", """[{"resourceName":"thing","follow":false,"tail":2,"includeHidden":true}]""");

        var lines = batches.SelectMany(batch => batch["lines"]!.AsArray()).ToArray();
        Assert.Equal(["resourceName", "lineNumber", "content", "isError"], Keys(lines[0]!));
        Assert.Equal(["line 2", "line 3"], lines.Select(line => line!["content"]!.GetValue<string>().Split(' ', 2)[1]));
    }

    [Fact]
    public async Task GetConsoleLogBatches_LinesOfOneMoment_KeepTheirOrder()
    {
        await using var host = new BackchannelHost();
        await host.PublishAsync(state => state with { State = KnownResourceStates.Running });
        var time = new DateTime(2026, 11, 24, 6, 56, 17, DateTimeKind.Utc);
        host.Application.Services.GetRequiredService<ResourceLoggerService>().Append(
            "thing", [new(time, "Unhandled exception", IsError: true), new(time, "   at Second()", IsError: true), new(time, "   at First()", IsError: true)]);
        await using var client = host.ConnectAuxiliary();

        var batches = await client.ReadStreamAsync("GetConsoleLogBatchesAsync", """[{"resourceName":"thing"}]""");

        Assert.Equal(
            ["Unhandled exception", "   at Second()", "   at First()"],
            batches.SelectMany(batch => batch["lines"]!.AsArray()).Select(line => line!["content"]!.GetValue<string>().Split(' ', 2)[1]));
    }

    [Fact]
    public async Task GetConsoleLogBatches_FollowerGone_EndsItsSubscription()
    {
        await using var host = new BackchannelHost();
        await host.PublishAsync(state => state with { State = KnownResourceStates.Running });
        var logs = host.Application.Services.GetRequiredService<ResourceLoggerService>();
        await using var subscribers = logs.WatchAnySubscribersAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        await using (var client = host.ConnectAuxiliary())
        {
            var token = (await client.CallAsync("GetConsoleLogBatchesAsync", """[{"resourceName":"thing","follow":true}]"""))!["token"]!.GetValue<int>();
            logs.GetLogger(host.Resource).LogInformation("a line");
            await client.CallAsync("$/enumerator/next", $"[{token}]");
            await client.NotifyAsync("$/enumerator/next", $"[{token}]");
            Assert.True(await subscribers.MoveNextAsync() && subscribers.Current.AnySubscribers);
        }

        Assert.True(await subscribers.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
        Assert.False(subscribers.Current.AnySubscribers);
    }

    [Theory]
    [InlineData("""[{"resourceName":"thing","status":"up","timeoutSeconds":30}]""", true, false, false)]
    [InlineData("""[{"resourceName":"thing","status":"down","timeoutSeconds":1}]""", false, false, true)]
    [InlineData("""[{"resourceName":"nothing","status":"healthy","timeoutSeconds":30}]""", false, true, false)]
    public async Task WaitForResource_RunningResource_AnswersWhatIsTrue(string parameters, bool success, bool notFound, bool timedOut)
    {
        await using var host = new BackchannelHost();
        await host.PublishAsync(state => state with { State = KnownResourceStates.Running });
        await using var client = host.ConnectAuxiliary();

        var result = (await client.CallAsync("WaitForResourceAsync", parameters))!;

        Assert.Equal(["success", "state", "healthStatus", "resourceNotFound", "timedOut", "errorMessage"], Keys(result));
        Assert.Equal((success, notFound, timedOut), (Flag(result, "success"), Flag(result, "resourceNotFound"), Flag(result, "timedOut")));
    }

    [Fact]
    public async Task WaitForResource_ResourceThatFailed_EndsAtOnceAndSaysSo()
    {
        await using var host = new BackchannelHost();
        await host.PublishAsync(state => state with { State = KnownResourceStates.Finished, ExitCode = 3 });
        await using var client = host.ConnectAuxiliary();

        var result = (await client.CallAsync("WaitForResourceAsync", """[{"resourceName":"thing","status":"healthy","timeoutSeconds":30}]"""))!;

        Assert.False(Flag(result, "success"));
        Assert.Equal("Resource 'thing' is Finished (exit code 3) and will not be healthy.", result["errorMessage"]!.GetValue<string>());
    }

    [Fact]
    public async Task ExecuteResourceCommand_ArgumentsByNameOrByOrder_RunsIt()
    {
        await using var host = new BackchannelHost();
        await host.PublishAsync(state => state with { State = KnownResourceStates.Running });
        await using var client = host.ConnectAuxiliary();

        var named = (await client.CallAsync("ExecuteResourceCommandAsync", Command("greet", """{"who":"you"}""")))!;
        var ordered = (await client.CallAsync("ExecuteResourceCommandAsync", Command("greet", """["me"]""")))!;

        Assert.Equal("""{"value":"Hello you","format":"text","displayImmediately":false}""", named["value"]!.ToJsonString());
        Assert.Equal("Hello me", ordered["value"]!["value"]!.GetValue<string>());
        Assert.Equal(["success", "canceled", "errorMessage", "message", "value", "validationErrors", "argumentInputs"], Keys(named));
    }

    [Fact]
    public async Task ExecuteResourceCommand_ArgumentMissing_NamesItAndDoesNotRun()
    {
        await using var host = new BackchannelHost();
        await host.PublishAsync(state => state with { State = KnownResourceStates.Running });
        await using var client = host.ConnectAuxiliary();

        var result = (await client.CallAsync("ExecuteResourceCommandAsync", Command("greet", "{}")))!;

        Assert.False(Flag(result, "success"));
        var error = Assert.Single(result["validationErrors"]!.AsArray());
        Assert.Equal("who", error!["argumentName"]!.GetValue<string>());
        Assert.Equal("Command 'greet' needs a value for 'who'.", error["errorMessage"]!.GetValue<string>());
    }

    [Fact]
    public async Task ExecuteResourceCommand_UnknownCommand_NamesTheOnesThereAre()
    {
        await using var host = new BackchannelHost();
        await host.PublishAsync(state => state with { State = KnownResourceStates.Running });
        await using var client = host.ConnectAuxiliary();

        var result = (await client.CallAsync("ExecuteResourceCommandAsync", Command("shout", "{}")))!;

        Assert.Equal("Resource 'thing' has no command 'shout'. It has: greet.", result["errorMessage"]!.GetValue<string>());
    }

    private static string Command(string name, string arguments) =>
        $$"""[{"resourceName":"thing","commandName":"{{name}}","arguments":{{arguments}},"validateOnly":false,"nonInteractive":true,"returnArgumentInputs":false}]""";

    private static bool Flag(JsonNode node, string key) => node[key]!.GetValue<bool>();

    private static string[] Keys(JsonNode node) => [.. node.AsObject().Select(property => property.Key)];
}
