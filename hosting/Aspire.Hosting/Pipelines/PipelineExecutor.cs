using Aspire.Hosting.Backchannel.Cli;

namespace Aspire.Hosting.Pipelines;

/// <summary>Publish mode: runs the pipeline when the application has started, then ends it, unless a command line tool follows and ends it itself.</summary>
internal sealed partial class PipelineExecutor(
    DistributedApplicationPipeline pipeline,
    DistributedApplicationModel model,
    DistributedApplicationExecutionContext executionContext,
    IDistributedApplicationEventing eventing,
    IPipelineActivityReporter reporter,
    PublishingActivityStream activities,
    IConfiguration configuration,
    IHostApplicationLifetime lifetime,
    IServiceProvider services,
    ILogger<PipelineExecutor> logger) : BackgroundService
{
    private const int Failed = 1;

    private bool IsFollowed => !string.IsNullOrEmpty(configuration[CliBackchannelService.PathVariable]);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await WaitForStartAsync(stoppingToken);

            if (configuration.GetValue<bool>("Pipeline:ListSteps") && !IsFollowed)
            {
                await ListAsync(stoppingToken);
            }
            else
            {
                await RunAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            Fail();
        }
        finally
        {
            if (!IsFollowed)
            {
                lifetime.StopApplication();
            }
        }
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        var context = new PipelineContext(model, executionContext, services, logger, cancellationToken);

        try
        {
            if (services.GetRequiredService<Microsoft.Extensions.Options.IOptions<PipelineOptions>>().Value.ClearCache)
            {
                await services.GetRequiredService<IDeploymentStateManager>().ClearAllStateAsync(cancellationToken);
            }

            await eventing.PublishAsync(new BeforePublishEvent(services, model), cancellationToken);
            await pipeline.ExecuteBeforeStartAsync(context, reporter);
            await pipeline.ExecuteAsync(context);
            await eventing.PublishAsync(new AfterPublishEvent(services, model), cancellationToken);
            await reporter.CompletePublishAsync(new PublishCompletionOptions { CompletionState = CompletionState.Completed, PipelineSummary = context.Summary.Items }, cancellationToken);
        }
        catch (Exception exception)
        {
            LogFailed(exception);
            Fail();

            // The token may be spent; the outcome must still be reported.
            await reporter.CompletePublishAsync(
                new PublishCompletionOptions
                {
                    CompletionMessage = exception is OperationCanceledException ? "The pipeline was canceled." : exception.Message,
                    CompletionState = CompletionState.CompletedWithError,
                    PipelineSummary = context.Summary.Items,
                },
                CancellationToken.None);
        }
    }

    private async Task ListAsync(CancellationToken cancellationToken)
    {
        var graph = await pipeline.BuildGraphAsync(new PipelineContext(model, executionContext, services, logger, cancellationToken));
        var step = services.GetRequiredService<Microsoft.Extensions.Options.IOptions<PipelineOptions>>().Value.Step;
        Console.Out.Write(DiagnosticsStep.Describe(graph, string.IsNullOrEmpty(step) ? graph.Sorted() : graph.Closure(step)));
    }

    /// <summary>A step that chose an exit code of its own keeps it. A tool that follows reads the outcome from the report.</summary>
    private void Fail()
    {
        if (Environment.ExitCode == 0 && !IsFollowed)
        {
            Environment.ExitCode = Failed;
        }
    }

    /// <summary>A tool that follows may only want to see the list of steps; it asks for the progress when it wants them run.</summary>
    private async Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellationToken);

        if (IsFollowed)
        {
            await activities.WaitForReaderAsync(cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The pipeline failed.")]
    private partial void LogFailed(Exception exception);
}
