using Aspire.Hosting;
using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.DependencyInjection;

namespace HotDash.Hosting.Tests.Publishing;

/// <summary>A model that is published for real into a folder of its own.</summary>
internal sealed class TestPublish : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hotdash-publish-").FullName;

    public string Manifest { get; private set; } = "";

    public static Task<TestPublish> RunAsync(Action<IDistributedApplicationBuilder> build, params string[] settings) => RunAsync(build, TextWriter.Null, settings);

    public static async Task<TestPublish> RunAsync(Action<IDistributedApplicationBuilder> build, TextWriter error, params string[] settings)
    {
        var publish = new TestPublish();
        var path = Path.Combine(publish._folder, "aspire-manifest.json");
        var builder = new DistributedApplicationBuilder(new DistributedApplicationOptions
        {
            ProjectDirectory = publish._folder,
            Args = ["--publisher", "manifest", "--output-path", path, .. settings],
        });
        builder.Services.AddSingleton<IPipelineActivityReporter>(new ConsoleActivityReporter(TextWriter.Null, error, TimeProvider.System));
        build(builder);

        await using var app = builder.Build();
        await app.RunAsync(TestContext.Current.CancellationToken);
        Environment.ExitCode = 0;
        publish.Manifest = File.Exists(path) ? await File.ReadAllTextAsync(path) : "";

        return publish;
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);

        return ValueTask.CompletedTask;
    }
}
