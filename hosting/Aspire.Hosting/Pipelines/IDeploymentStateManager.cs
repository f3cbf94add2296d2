namespace Aspire.Hosting.Pipelines;

/// <summary>What one deployment leaves for the next, by section. Secrets do not belong in it.</summary>
public interface IDeploymentStateManager
{
    string? StateFilePath { get; }

    Task<DeploymentStateSection> AcquireSectionAsync(string sectionName, CancellationToken cancellationToken = default);

    Task SaveSectionAsync(DeploymentStateSection section, CancellationToken cancellationToken = default);

    Task DeleteSectionAsync(DeploymentStateSection section, CancellationToken cancellationToken = default);

    Task ClearAllStateAsync(CancellationToken cancellationToken = default);
}
