using HotDash.Migrations.Tool.CommandLine;
using HotDash.TestServers;
using Npgsql;

namespace HotDash.Migrations.Tests.Tool;

/// <summary>The tool with a folder, a target database and a scratch server of its own.</summary>
internal sealed class ToolUnderTest : IDisposable
{
    private readonly Dictionary<string, string> _variables = [];

    private ToolUnderTest(string scratch)
    {
        _variables[ToolContext.Scratch] = scratch;
    }

    public TestFolder Folder { get; } = new();

    public string? Target => _variables.GetValueOrDefault(ToolContext.Target);

    public static async Task<ToolUnderTest> CreateAsync(bool withTarget, CancellationToken cancellationToken)
    {
        var server = await PostgresTestServer.GetAsync(cancellationToken);
        var scratch = new NpgsqlConnectionStringBuilder(await server.CreateDatabaseAsync(cancellationToken));
        var tool = new ToolUnderTest(scratch.ConnectionString);

        if (withTarget)
        {
            tool._variables[ToolContext.Target] = await server.CreateDatabaseAsync(cancellationToken);
        }

        return tool;
    }

    public async Task<ToolRun> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await HotDash.Migrations.Tool.Tool.RunAsync(arguments, _variables.GetValueOrDefault, output, error, TestContext.Current.CancellationToken);

        return new ToolRun(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>With the folder of this test.</summary>
    public Task<ToolRun> RunHereAsync(string verb, params string[] arguments) => RunAsync([verb, "--folder", Folder.Path, .. arguments]);

    public async Task<object?> OnTargetAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Target);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);

        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose() => Folder.Dispose();
}
