using HotDash.Dashboard.Features.Watching;
using HotDash.Dashboard.Features.Watching.Alerts;
using HotDash.Dashboard.Features.Watching.Notices;
using HotDash.Dashboard.Features.Watching.Probes;
using HotDash.Dashboard.Tests.Fakes;
using HotDash.TestServers;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace HotDash.Dashboard.Tests.Features.Watching;

/// <summary>The watcher's parts on a database of their own, with a clock that the test moves by one interval a pass.</summary>
internal sealed class WatchUnderTest : IAsyncDisposable
{
    private readonly string _database;
    private readonly NpgsqlDataSource _dataSource;
    private readonly WatchOptions _options;
    private readonly AlertBook _book;

    private WatchUnderTest(string database, WatchOptions options, IHttpClientFactory clients)
    {
        Dapper.DefaultTypeMap.MatchNamesWithUnderscores = true;
        _database = database;
        _options = options;
        _dataSource = NpgsqlDataSource.Create(database);
        var wrapped = Options.Create(options);
        INoticeSink[] sinks = [new MailSink(wrapped), new WebhookSink(clients, wrapped)];
        Samples = new SampleStore(_dataSource);
        Alerts = new AlertStore(_dataSource);
        Rules = new RuleStore(_dataSource, Time);
        Silences = new SilenceStore(_dataSource);
        Notices = new NoticeStore(_dataSource, sinks, wrapped);
        Sender = new NoticeSender(Notices, sinks, Time, NullLogger<NoticeSender>.Instance);
        _book = new AlertBook(_dataSource, Samples, Alerts, Rules, Silences, Notices, wrapped, Time);
    }

    public static WatchedEnvironment Staging { get; } = new()
    {
        Name = "staging", IsThis = true, FlyApps = ["hotdash-staging"], FlyToken = new Secret("fly-token"), FlyApi = new Uri("http://fly.test"),
        Dashboard = new Uri("http://dashboard.test"), Chatwoot = new Uri("http://chatwoot.test"),
    };

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));

    public SampleStore Samples { get; }

    public AlertStore Alerts { get; }

    public RuleStore Rules { get; }

    public SilenceStore Silences { get; }

    public NoticeStore Notices { get; }

    public NoticeSender Sender { get; }

    public NpgsqlDataSource DataSource => _dataSource;

    /// <summary>Measure what the stack is like at the moment of a pass.</summary>
    public Func<DateTime, Task<IReadOnlyList<Sample>>> Measure { get; set; } = _ => Task.FromResult<IReadOnlyList<Sample>>([]);

    public static async Task<WatchUnderTest> StartAsync(WatchOptions options, IHttpClientFactory clients, CancellationToken cancellationToken)
    {
        var postgres = await PostgresTestServer.GetAsync(cancellationToken);

        return new WatchUnderTest(await postgres.CreateDatabaseAsync("dashboard", DashboardUnderTest.MigrateAsync, cancellationToken), options, clients);
    }

    /// <summary>Passes until <paramref name="length"/> has gone by.</summary>
    public async Task PassAsync(TimeSpan length, CancellationToken cancellationToken)
    {
        for (var end = Time.GetUtcNow() + length; Time.GetUtcNow() < end;)
        {
            Time.Advance(_options.Interval);
            var at = Time.GetUtcNow().UtcDateTime;
            await Samples.AddAsync(await Measure(at), cancellationToken);
            await EvaluateAsync(cancellationToken);
            await Sender.SendDueAsync(cancellationToken);
        }
    }

    public Task EvaluateAsync(CancellationToken cancellationToken) => _book.EvaluateAsync([Staging], cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _dataSource.DisposeAsync();
        var postgres = await PostgresTestServer.GetAsync(CancellationToken.None);
        await postgres.DropDatabaseAsync(_database, CancellationToken.None);
    }
}
