using System.Security.Cryptography;
using System.Text.Json;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using HotDash.Hosting.Fly.Tests.Publishing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HotDash.Hosting.Fly.Tests.Secrets;

/// <summary>Sixty secrets wherever Aspire takes one. After every step none of them is in a file, a log, an output or an argument, in any encoding.</summary>
[Collection(nameof(PipelineRuns))]
public sealed class SecretCanaryTests : IDisposable
{
    private const string Alphabet = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private readonly string _folder = Directory.CreateTempSubdirectory("fly-canaries-").FullName;
    private readonly RecordedLogs _logs = new();
    private readonly StringWriter _output = new();
    private readonly List<string> _canaries = [.. Enumerable.Range(0, 60).Select(_ => RandomNumberGenerator.GetString(Alphabet, 20))];

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        _output.Dispose();
    }

    [Fact]
    public async Task Steps_WithSixtySecretsInTheModel_LeaveNoneAnywhere()
    {
        var flyctl = WriteFlyctl();
        var values = Path.Combine(_folder, "values.json");
        await File.WriteAllTextAsync(values, JsonSerializer.Serialize(new { DIRECT_0 = Value(0) }), TestContext.Current.CancellationToken);
        var published = Path.Combine(_folder, "published");

        await RunAsync(isSound: true, "publish", "--output-path", published);
        await RunAsync(isSound: true, "verify-fly", "--output-path", published, "--Fly:Verify:Format=json");
        await RunAsync(isSound: true, "provision-fly", $"--Fly:Release:Flyctl={flyctl}");
        await RunAsync(isSound: true, "drift-fly", $"--Fly:Release:Flyctl={flyctl}", "--Fly:Drift:Format=json");
        await RunAsync(isSound: true, "secrets-fly", $"--Fly:Release:Flyctl={flyctl}", "--Fly:Secrets:App=web", $"--Fly:Secrets:File={values}");
        await RunAsync(isSound: false, "publish", "--output-path", published);

        var arguments = await File.ReadAllTextAsync(Path.Combine(_folder, "arguments"), TestContext.Current.CancellationToken);
        var files = Directory.EnumerateFiles(published, "*", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();
        // What is looked for can be found: the one value that was sent arrived on standard input, and the names are in the files.
        Assert.Contains(_canaries[0], await File.ReadAllTextAsync(Path.Combine(_folder, "input"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains(files, file => file.Contains("DIRECT_0", StringComparison.Ordinal));
        Assert.Contains("secrets import", arguments, StringComparison.Ordinal);
        Assert.Contains("is a secret or has no value", _logs.Text + _output, StringComparison.Ordinal);

        var everything = string.Join('\n', [.. files, arguments, _logs.Text, _output.ToString()]);
        Assert.DoesNotContain(_canaries.SelectMany(SecretEncodings.Of), form => everything.Contains(form, StringComparison.OrdinalIgnoreCase));
    }

    private async Task RunAsync(bool isSound, string step, params string[] arguments)
    {
        var (output, error) = (Console.Out, Console.Error);
        var writer = TextWriter.Synchronized(_output);

        try
        {
            Console.SetOut(writer);
            Console.SetError(writer);
            var builder = DistributedApplication.CreateBuilder(["--operation", "publish", "--step", step, "--Pipeline:LogLevel=trace", .. arguments]);
            builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_logs));
            Configure(builder, builder.AddFlyEnvironment("fly").WithRegion("ord").WithOrganization("sample-org"), isSound);
            await using var app = builder.Build();
            await app.RunAsync(TestContext.Current.CancellationToken);
        }
        finally
        {
            Environment.ExitCode = 0;
            Console.SetOut(output);
            Console.SetError(error);
        }
    }

    private void Configure(IDistributedApplicationBuilder builder, IResourceBuilder<FlyEnvironmentResource> environment, bool isSound)
    {
        _ = environment;
        var web = builder.AddWeb();

        for (var number = 0; number < 30; number++)
        {
            var parameter = Secret(builder, $"parameter-{number}", number);
            _ = (number % 3) switch
            {
                0 => web.WithEnvironment($"DIRECT_{number}", parameter),
                1 => web.WithEnvironment($"INSIDE_{number}", ReferenceExpression.Create($"before {parameter} after {parameter:uri}")),
                _ => web.WithEnvironment($"NESTED_{number}", ReferenceExpression.Create($"x{ReferenceExpression.Create($"y{parameter}")}")),
            };
        }

        for (var number = 30; number < 45; number++)
        {
            builder.Configuration[$"ConnectionStrings:database-{number}"] = $"Host=db;Password={Value(number)}";
            web.WithReference(builder.AddConnectionString($"database-{number}"));
        }

        for (var number = 45; number < 55; number++)
        {
            var parameter = Secret(builder, $"url-part-{number}", number);
            web.WithReference(builder.AddConnectionString($"made-{number}", ReferenceExpression.Create($"redis://:{parameter:uri}@cache:6379")));
        }

        for (var number = 55; number < 60 && !isSound; number++)
        {
            web.WithArgs("--token", Secret(builder, $"argument-{number}", number));
        }

        web.PublishAsFlyApp(_ => { });
    }

    private IResourceBuilder<ParameterResource> Secret(IDistributedApplicationBuilder builder, string name, int number)
    {
        builder.Configuration[$"Parameters:{name}"] = Value(number);

        return builder.AddParameter(name, secret: true);
    }

    /// <summary>Characters around it that every encoding writes differently.</summary>
    private string Value(int number) => $"{_canaries[number]}\"'\\/+&=%# ";

    private string WriteFlyctl()
    {
        var path = Path.Combine(_folder, "flyctl");
        File.WriteAllText(path, $"#!/bin/sh\necho \"$@\" >> '{_folder}/arguments'\ncase \"$1 $2\" in 'secrets import') cat > '{_folder}/input' ;; *) echo '[]' ;; esac\n");

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }
}
