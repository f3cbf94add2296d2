using System.Collections.Concurrent;
using Aspire.Hosting;
using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.DependencyInjection;

namespace HotDash.Hosting.Tests.Pipelines;

/// <summary>A publish that runs one step for real and remembers what it reported.</summary>
internal sealed class TestPipeline : IPipelineActivityReporter
{
    private readonly ConcurrentQueue<string> _steps = new();
    private PublishCompletionOptions? _completion;

    public TestPipeline(string step)
    {
        Builder = new DistributedApplicationBuilder(new DistributedApplicationOptions
        {
            ProjectDirectory = AppContext.BaseDirectory,
            Args = ["--operation", "publish", "--step", step],
        });
        Builder.Services.AddSingleton<IPipelineActivityReporter>(this);
    }

    public DistributedApplicationBuilder Builder { get; }

    /// <summary>The steps that called <see cref="Record"/>, in order.</summary>
    public IReadOnlyCollection<string> Steps => _steps;

    public CompletionState? Outcome => _completion?.CompletionState;

    public string? Message => _completion?.CompletionMessage;

    public IReadOnlyList<PipelineSummaryItem> Summary => _completion?.PipelineSummary ?? [];

    public int ExitCode { get; private set; }

    public Task Record(PipelineStepContext context)
    {
        _steps.Enqueue(((NamedStep)context.ReportingStep).Name);

        return Task.CompletedTask;
    }

    public async Task ExecuteAsync()
    {
        Environment.ExitCode = 0;
        await using var app = Builder.Build();

        try
        {
            await app.RunAsync(TestContext.Current.CancellationToken);
        }
        finally
        {
            ExitCode = Environment.ExitCode;
            Environment.ExitCode = 0;
        }
    }

    public Task<IReportingStep> CreateStepAsync(string title, CancellationToken cancellationToken = default) => Task.FromResult<IReportingStep>(new NamedStep(title));

    public Task CompletePublishAsync(PublishCompletionOptions? options = null, CancellationToken cancellationToken = default)
    {
        _completion = options;

        return Task.CompletedTask;
    }
}
