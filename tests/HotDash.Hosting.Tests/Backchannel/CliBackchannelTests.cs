using System.Text.Json.Nodes;
using Aspire.Hosting;
using Aspire.Hosting.Backchannel.Cli;
using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HotDash.Hosting.Tests.Backchannel;

/// <summary>Requests as CLI 13.5.4 was seen to send them to the AppHost it has started.</summary>
public sealed class CliBackchannelTests
{
    [Fact]
    public async Task GetCapabilities_NoParameters_ContainTheBaselineTheCliDemands()
    {
        await using var host = new BackchannelHost();
        await using var client = host.ConnectCli();

        var result = await client.CallAsync("GetCapabilitiesAsync", "[]");

        Assert.Equal("""["baseline.v2","pipeline-steps.v1"]""", result!.ToJsonString());
    }

    [Fact]
    public async Task GetAppHostLogEntries_EntryWritten_HasPascalCaseKeysAndNumericLevel()
    {
        await using var host = new BackchannelHost();
        host.Application.Services.GetRequiredService<BackchannelLoggerProvider>().CreateLogger("My.Category")
            .Log(LogLevel.Warning, new EventId(7), "something", null, (state, _) => state);
        await using var client = host.ConnectCli();

        var token = (await client.CallAsync("GetAppHostLogEntriesAsync", "[]"))!["token"]!.GetValue<int>();
        var entry = (await client.CallAsync("$/enumerator/next", $"[{token}]"))!["values"]![0]!.AsObject();

        Assert.Equal("""{"Id":7}""", entry["EventId"]!.ToJsonString());
        Assert.Equal((3, "something", "My.Category"), (entry["LogLevel"]!.GetValue<int>(), entry["Message"]!.GetValue<string>(), entry["CategoryName"]!.GetValue<string>()));
    }

    [Fact]
    public async Task GetPublishingActivities_StepTaskLogAndCompletion_ComeInOrderAndEnd()
    {
        await using var host = new BackchannelHost();
        var reporter = host.Application.Services.GetRequiredService<CliActivityReporter>();
        await using (var step = await reporter.CreateStepAsync("build", TestContext.Current.CancellationToken))
        {
            await using var task = await step.CreateTaskAsync("compiling", TestContext.Current.CancellationToken);
            step.Log(LogLevel.Information, "a line");
            await task.SucceedAsync("compiled", TestContext.Current.CancellationToken);
        }

        await reporter.CompletePublishAsync(
            new PublishCompletionOptions { PipelineSummary = [new PipelineSummaryItem("Output", "here", enableMarkdown: false)] },
            TestContext.Current.CancellationToken);
        await using var client = host.ConnectCli();

        var activities = await client.ReadStreamAsync("GetPublishingActivitiesAsync", "[]");

        Assert.Equal(
            ["step build InProgress", "task compiling InProgress", "log a line Completed", "task compiling Completed",
             "step build completed successfully Completed", "publish-complete Pipeline completed successfully Completed"],
            activities.Select(activity => $"{activity["Type"]} {activity["Data"]!["StatusText"]} {activity["Data"]!["CompletionState"]}"));
        Assert.All(activities.Skip(1).Take(3), activity => Assert.Equal(Text(activities[0], "Id"), Text(activity, "StepId")));
        Assert.Equal("""[{"Key":"Output","Value":"here","EnableMarkdown":false}]""", activities[^1]["Data"]!["PipelineSummary"]!.ToJsonString());
    }

    [Fact]
    public async Task GetPipelineSteps_OneStep_ListsWhatItDependsOnFirst()
    {
        await using var host = new BackchannelHost("--operation", "publish", "--step", "ship");
        await using var client = host.ConnectCli();

        var result = (await client.CallAsync("GetPipelineStepsAsync", """[{"step":"ship"}]"""))!;

        Assert.Equal(
            """[{"Name":"pack","DependsOn":[],"Tags":[]},{"Name":"ship","DependsOn":["pack"],"Tags":[]}]""", result["Steps"]!.ToJsonString());
    }

    [Fact]
    public async Task CompletePromptResponse_AnswerToAnOpenPrompt_ReachesWhoAsked()
    {
        await using var host = new BackchannelHost("--operation", "publish", "--ASPIRE_BACKCHANNEL_PATH", "/unused");
        var prompts = host.Application.Services.GetRequiredService<CliPrompts>();
        await prompts.StartAsync(TestContext.Current.CancellationToken);
        var interactions = host.Application.Services.GetRequiredService<IInteractionService>();
        var asked = interactions.PromptInputAsync(
            "Secret", "Which?", new InteractionInput { Name = "secret", InputType = InputType.SecretText, Required = true },
            cancellationToken: TestContext.Current.CancellationToken);
        await using var client = host.ConnectCli();

        var token = (await client.CallAsync("GetPublishingActivitiesAsync", "[]"))!["token"]!.GetValue<int>();
        var prompt = (await client.CallAsync("$/enumerator/next", $"[{token}]"))!["values"]![0]!;
        await client.CallAsync("CompletePromptResponseAsync", $$"""["{{Text(prompt, "Id")}}",[{"name":"secret","value":"42"}]]""");
        var answer = await asked;

        Assert.Equal("prompt", prompt["Type"]!.GetValue<string>());
        Assert.Equal("SecretText", prompt["Data"]!["Inputs"]![0]!["InputType"]!.GetValue<string>());
        Assert.Equal("42", answer.Data!.Value);
        await prompts.StopAsync(CancellationToken.None);
    }

    private static string? Text(JsonNode activity, string key) => activity["Data"]![key]?.GetValue<string>();
}
