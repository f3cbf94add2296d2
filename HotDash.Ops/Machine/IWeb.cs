namespace HotDash.Ops.Machine;

internal interface IWeb
{
    Task<WebAnswer> GetAsync(Uri address, TimeSpan timeout, CancellationToken cancellationToken);
}
