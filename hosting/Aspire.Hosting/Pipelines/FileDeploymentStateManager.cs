using System.Text.Json;
using System.Text.Json.Nodes;

namespace Aspire.Hosting.Pipelines;

/// <summary>
/// Deployment state in <c>~/.aspire/deployments/&lt;hash of the application host&gt;/&lt;environment&gt;.json</c>, readable by the
/// user alone. Sections are versioned: whoever saves over another's newer state is refused. Parameter values are not kept in it.
/// </summary>
internal sealed class FileDeploymentStateManager(AppHostOptions appHost, IHostEnvironment environment) : IDeploymentStateManager, IDisposable
{
    private const string VersionsKey = "$versions";

    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    private readonly SemaphoreSlim _gate = new(1);

    public string StateFilePath { get; } = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
        ".aspire",
        "deployments",
        appHost.Sha256,
        $"{environment.EnvironmentName.ToLowerInvariant()}.json");

    public async Task<DeploymentStateSection> AcquireSectionAsync(string sectionName, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(sectionName);

        var state = await ReadAsync(cancellationToken);

        return new DeploymentStateSection(sectionName, state[sectionName]?.DeepClone() as JsonObject, VersionOf(state, sectionName));
    }

    public Task SaveSectionAsync(DeploymentStateSection section, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(section);

        return ChangeAsync(
            state =>
            {
                Require(state, section);
                state[section.SectionName] = section.Data.DeepClone();
                ((JsonObject)(state[VersionsKey] ??= new JsonObject()))[section.SectionName] = ++section.Version;
            },
            cancellationToken);
    }

    public Task DeleteSectionAsync(DeploymentStateSection section, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(section);

        return ChangeAsync(
            state =>
            {
                Require(state, section);
                state.Remove(section.SectionName);
                (state[VersionsKey] as JsonObject)?.Remove(section.SectionName);
                section.Version = 0;
            },
            cancellationToken);
    }

    public Task ClearAllStateAsync(CancellationToken cancellationToken = default) => ChangeAsync(state => state.Clear(), cancellationToken);

    public void Dispose() => _gate.Dispose();

    private static void Require(JsonObject state, DeploymentStateSection section)
    {
        if (VersionOf(state, section.SectionName) is var current && current != section.Version)
        {
            throw new InvalidOperationException(
                $"Deployment state '{section.SectionName}' has version {current}, read was {section.Version}: another step has saved it since. Acquire it again and repeat the change.");
        }
    }

    private static long VersionOf(JsonObject state, string sectionName) => state[VersionsKey]?[sectionName]?.GetValue<long>() ?? 0;

    private async Task ChangeAsync(Action<JsonObject> change, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);

        try
        {
            var state = await ReadAsync(cancellationToken);
            change(state);
            await WriteAsync(state, cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<JsonObject> ReadAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(StateFilePath))
        {
            return [];
        }

        try
        {
            return JsonNode.Parse(await File.ReadAllTextAsync(StateFilePath, cancellationToken)) as JsonObject ?? [];
        }
        catch (JsonException exception)
        {
            throw new DistributedApplicationException($"The deployment state '{StateFilePath}' is not valid JSON: {exception.Message} Repair or delete the file.", exception);
        }
    }

    private async Task WriteAsync(JsonObject state, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(StateFilePath)!);
        var temporary = $"{StateFilePath}.{Environment.ProcessId}.tmp";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };

        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using (var writer = new StreamWriter(temporary, options))
        {
            await writer.WriteAsync(state.ToJsonString(s_indented).AsMemory(), cancellationToken);
        }

        File.Move(temporary, StateFilePath, overwrite: true);
    }
}
