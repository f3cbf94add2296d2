using HotDash.ApiReference;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HotDash.ApiProof.Tests;

public sealed class ReferenceAssemblyTests(OfficialApi official)
{
    private const string AppHost = """
        using Aspire.Hosting;
        using Aspire.Hosting.ApplicationModel;

        var builder = DistributedApplication.CreateBuilder(args);
        var password = builder.AddParameter("password", secret: true);
        var database = builder.AddPostgres("postgres", password: password).WithDataVolume().AddDatabase("main", "app");
        var redis = builder.AddRedis("redis", password: password).WithPersistence();
        var api = builder.AddContainer("api", "example/api", "1.2.3")
            .WithHttpEndpoint(targetPort: 80, name: "http")
            .WithHttpHealthCheck("/health")
            .WithReference(database, connectionName: "data")
            .WithReference(redis)
            .WaitFor(database);
        api.WithEnvironment("PUBLIC_URL", ReferenceExpression.Create($"{api.GetEndpoint("http")}/{password}"));
        await builder.Build().RunAsync();
        """;

    [Fact]
    public void References_ATypicalAppHost_Compiles()
    {
        Assert.Empty(Errors(AppHost));
    }

    [Theory]
    [InlineData("""builder.AddPostgres("postgres").WithInventedOption();""", "CS1061")]
    [InlineData("""builder.AddRedis("redis", port: "6379");""", "CS1503")]
    [InlineData("""_ = new InteractionFileCollection();""", "CS0246")]
    public void References_AnUnofficialCall_DoesNotCompile(string statement, string error)
    {
        var source = AppHost.Replace("await builder", statement + "\nawait builder", StringComparison.Ordinal);

        Assert.Contains(error, Errors(source));
    }

    private IEnumerable<string> Errors(string source)
    {
        var options = new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable);
        var tree = CSharpSyntaxTree.ParseText("using System.Threading.Tasks;\n" + source, cancellationToken: TestContext.Current.CancellationToken);
        var references = Directory.EnumerateFiles(official.Folder, "*.dll").Select(path => MetadataReference.CreateFromFile(path)).Concat(FrameworkReferences.All);
        return CSharpCompilation.Create("AppHost", [tree], references, options).GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => diagnostic.Id);
    }
}
