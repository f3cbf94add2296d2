using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Pipelines;
using HotDash.Hosting.Tests.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HotDash.Hosting.Tests.Pipelines;

[Collection(nameof(ProcessState))]
public sealed class PipelineTests
{
    [Fact]
    public async Task Pipeline_OfDependentSteps_RunsThemInOrderAndNoOthers()
    {
        var run = new TestPipeline("c");
        run.Builder.Pipeline.AddStep("c", run.Record, dependsOn: new[] { "b" });
        run.Builder.Pipeline.AddStep("a", run.Record, requiredBy: "b");
        run.Builder.Pipeline.AddStep("b", run.Record);
        run.Builder.Pipeline.AddStep("unrelated", run.Record);

        await run.ExecuteAsync();

        Assert.Equal(["a", "b", "c"], run.Steps);
        Assert.Equal(CompletionState.Completed, run.Outcome);
    }

    [Fact]
    public async Task Pipeline_OfIndependentSteps_RunsThemAtTheSameTime()
    {
        var run = new TestPipeline("all");
        using var both = new Barrier(2);
        run.Builder.Pipeline.AddStep("left", _ => Meet(both));
        run.Builder.Pipeline.AddStep("right", _ => Meet(both));
        run.Builder.Pipeline.AddStep("all", run.Record, dependsOn: new[] { "left", "right" });

        await run.ExecuteAsync();

        Assert.Equal(CompletionState.Completed, run.Outcome);
    }

    [Fact]
    public async Task Pipeline_WithAFailingStep_StopsTheOthersAndReportsTheFailure()
    {
        var run = new TestPipeline("all");
        var started = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        run.Builder.Pipeline.AddStep("breaks", async _ =>
        {
            await started.Task;
            throw new DistributedApplicationException("No room on the disk. Free some.");
        });
        run.Builder.Pipeline.AddStep("long", async context =>
        {
            try
            {
                started.SetResult();
                await Task.Delay(Timeout.Infinite, context.CancellationToken);
            }
            finally
            {
                cancelled.SetResult();
            }
        });
        run.Builder.Pipeline.AddStep("all", run.Record, dependsOn: new[] { "breaks", "long" });

        await run.ExecuteAsync();

        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        Assert.Empty(run.Steps);
        Assert.Equal((CompletionState.CompletedWithError, "No room on the disk. Free some.", 1), (run.Outcome, run.Message, run.ExitCode));
    }

    [Fact]
    public async Task Pipeline_StoppedWhileItRuns_CancelsItsStepsAndSaysSo()
    {
        var run = new TestPipeline("long");
        run.Builder.Pipeline.AddStep("long", async context =>
        {
            context.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
        });

        await run.ExecuteAsync();

        Assert.Equal((CompletionState.CompletedWithError, "The pipeline was canceled.", 1), (run.Outcome, run.Message, run.ExitCode));
    }

    [Fact]
    public async Task Pipeline_WithAnExitCodeOfAStep_KeepsIt()
    {
        var run = new TestPipeline("refuses");
        run.Builder.Pipeline.AddStep("refuses", _ =>
        {
            Environment.ExitCode = 3;
            throw new DistributedApplicationException("Refused.");
        });

        await run.ExecuteAsync();

        Assert.Equal(3, run.ExitCode);
    }

    [Theory]
    [InlineData("a", "nowhere", "'a' depends on 'nowhere', which does not exist")]
    [InlineData("a", "b", "a -> b -> a")]
    public async Task Pipeline_WithABrokenOrder_IsRefusedByName(string step, string dependsOn, string reason)
    {
        var run = new TestPipeline("a");
        run.Builder.Pipeline.AddStep(step, run.Record, dependsOn);
        run.Builder.Pipeline.AddStep("b", run.Record, dependsOn: "a");

        await run.ExecuteAsync();

        Assert.Equal((CompletionState.CompletedWithError, 1), (run.Outcome, run.ExitCode));
        Assert.Contains(reason, run.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pipeline_AskedForAnUnknownStep_FailsNamingThoseThatExist()
    {
        var run = new TestPipeline("pubish");

        await run.ExecuteAsync();

        Assert.StartsWith("There is no pipeline step 'pubish'. Steps: before-start, build,", run.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pipeline_OfAComputeEnvironment_PreparesTargetsBeforeItPublishes()
    {
        var run = new TestPipeline("publish");
        var environment = run.Builder.AddResource(new Place("place"));
        environment.WithPipelineStepFactory(_ => new PipelineStep
        {
            Name = "prepare-place",
            DependsOnSteps = [WellKnownPipelineSteps.ValidateComputeEnvironments],
            RequiredBySteps = [WellKnownPipelineSteps.BeforeStart],
            Action = context =>
            {
                foreach (var resource in context.Model.GetComputeResources())
                {
                    resource.Annotations.Add(new DeploymentTargetAnnotation(environment.Resource) { ComputeEnvironment = environment.Resource });
                }

                return run.Record(context);
            },
        });
        environment.WithPipelineStepFactory("publish-place", run.Record, requiredBy: [WellKnownPipelineSteps.Publish], tags: ["place"]);
        environment.WithPipelineConfiguration(context => Assert.Single(context.GetSteps(environment.Resource, "place")));
        var web = run.Builder.AddContainer("web", "web:1");

        await run.ExecuteAsync();

        Assert.Equal(["prepare-place", "publish-place"], run.Steps);
        Assert.Same(environment.Resource, web.Resource.GetDeploymentTargetAnnotation()?.DeploymentTarget);
    }

    [Fact]
    public async Task Pipeline_Summary_IsReportedWithTheOutcome()
    {
        var run = new TestPipeline("sum");
        run.Builder.Pipeline.AddStep("sum", context =>
        {
            context.Summary.Add("Apps", "2");

            return Task.CompletedTask;
        });

        await run.ExecuteAsync();

        Assert.Equal(("Apps", "2"), (run.Summary[0].Key, run.Summary[0].Value));
    }

    private static Task Meet(Barrier both) => both.SignalAndWait(TimeSpan.FromSeconds(5))
        ? Task.CompletedTask
        : throw new TimeoutException("The other step did not run at the same time.");

    private sealed class Place(string name) : Resource(name), IComputeEnvironmentResource;
}
