namespace HotDash.Dashboard.Features.Watching.Probes;

/// <summary>Days until the certificates end that the HTTP probes were shown.</summary>
internal sealed class CertificateProbe(CertificateDates dates) : IProbe
{
    public Task<IReadOnlyList<Sample>> MeasureAsync(WatchedEnvironment environment, DateTime at, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Sample>>(
        [
            .. from address in new[] { environment.Dashboard, environment.Chatwoot }.OfType<Uri>()
               where address.Scheme == Uri.UriSchemeHttps
               let end = dates.EndOf(address.Host)
               where end is not null
               select new Sample(at, environment.Name, WatchMetrics.CertificateDays, address.Host, (end.Value - at).TotalDays, $"until {end.Value:yyyy-MM-dd}"),
        ]);
}
