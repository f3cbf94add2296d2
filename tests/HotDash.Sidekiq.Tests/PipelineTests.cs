using System.Collections.Concurrent;
using System.Diagnostics;
using HotDash.Sidekiq.Clients;
using HotDash.Sidekiq.Jobs;
using HotDash.Sidekiq.Processing;
using HotDash.Sidekiq.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HotDash.Sidekiq.Tests;

/// <summary>What stands between a push and a run: middleware, queue order and traces.</summary>
public sealed class PipelineTests(RedisFixture engine) : IClassFixture<RedisFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Middleware_OfClientAndServer_WrapsEveryJob()
    {
        var seen = new ConcurrentQueue<string>();
        await using var worker = await WorkerHost.StartAsync(
            await engine.NewDatabaseAsync(),
            (context, _) =>
            {
                seen.Enqueue($"run {context.Job.Queue}");

                return Task.CompletedTask;
            },
            services: services => services
                .AddSingleton<IClientMiddleware, DropUnwanted>()
                .AddSingleton<IServerMiddleware>(new Recording(seen)));

        Assert.Null(await worker.Client.PushAsync(new Job { Class = "Unwanted" }, Token));
        await worker.Client.PushAsync(new Job { Class = "TestJob" }, Token);

        await Eventually.TrueAsync(() => Task.FromResult(seen.Count == 3), "the job ran");
        Assert.Equal(["before TestJob", "run default", "after TestJob"], seen);
    }

    [Fact]
    public async Task Trace_OfTheEnqueuer_GoesOnInTheWorker()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "HotDash.Sidekiq" or "test",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        using var source = new ActivitySource("test");
        await using var worker = await WorkerHost.StartAsync(await engine.NewDatabaseAsync(), (_, _) => Task.CompletedTask, classes: "TracedJob");
        string? traceId;

        using (var request = source.StartActivity("request"))
        {
            traceId = request?.TraceId.ToString();
            await worker.Client.PushAsync(new Job { Class = "TracedJob" }, Token);
        }

        await Eventually.TrueAsync(() => Task.FromResult(spans.Any(span => span.OperationName == "TracedJob perform")), "the run is traced");
        var enqueue = spans.Single(span => span.OperationName == "TracedJob enqueue");
        var perform = spans.Single(span => span.OperationName == "TracedJob perform");
        Assert.Equal((traceId, ActivityKind.Producer), (enqueue.TraceId.ToString(), enqueue.Kind));
        Assert.Equal((traceId, enqueue.SpanId, ActivityKind.Consumer), (perform.TraceId.ToString(), perform.ParentSpanId, perform.Kind));
    }

    [Fact]
    public async Task Queues_Weighted_AreServedByTheirWeights()
    {
        var order = new ConcurrentQueue<string>();
        var redis = await engine.NewDatabaseAsync();
        await using var client = await TestClient.ConnectAsync(redis);

        foreach (var queue in new[] { "often", "seldom" })
        {
            await client.Sidekiq.PushBulkAsync([.. Enumerable.Range(0, 400).Select(_ => new Job { Class = "TestJob", Queue = queue })], Token);
        }

        await using var worker = await WorkerHost.StartAsync(
            redis,
            async (context, _) =>
            {
                order.Enqueue(context.Job.Queue!);
                await Task.Delay(1, Token);
            },
            options =>
            {
                options.Concurrency = 2;
                options.Queues = ["often,4", "seldom,1"];
            });

        await Eventually.TrueAsync(() => Task.FromResult(order.Count == 800), "all ran");
        var share = order.Take(300).Count(queue => queue == "often") / 300.0;
        Assert.InRange(share, 0.6, 0.95);
    }

    private sealed class DropUnwanted : IClientMiddleware
    {
        public ValueTask<Job?> InvokeAsync(Job job, CancellationToken cancellationToken) => new(job.Class == "Unwanted" ? null : job);
    }

    private sealed class Recording(ConcurrentQueue<string> seen) : IServerMiddleware
    {
        public async Task InvokeAsync(JobContext context, Func<CancellationToken, Task> next, CancellationToken cancellationToken)
        {
            seen.Enqueue($"before {context.Job.Class}");
            await next(cancellationToken);
            seen.Enqueue($"after {context.Job.Class}");
        }
    }
}
