using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace HotDash.Hosting.Tests.ApplicationModel;

public sealed class ReferenceTests
{
    [Fact]
    public async Task Reference_ToADatabase_GivesConnectionStringAndProperties()
    {
        await using var model = new TestModel("Parameters:postgres-password=p w");
        var postgres = model.Builder.AddPostgres("postgres");
        var web = model.Builder.AddExecutable("web", "web", ".").WithReference(postgres.AddDatabase("hotdash-db", "hotdash"));
        TestModel.Allocate(postgres, "tcp", 5432);

        var environment = await model.EnvironmentOfAsync(web);

        Assert.Equal(
            new SortedDictionary<string, string>
            {
                ["ConnectionStrings__hotdash-db"] = "Host=localhost;Port=5432;Username=postgres;Password=p w;Database=hotdash",
                ["HOTDASH_DB_HOST"] = "localhost",
                ["HOTDASH_DB_PORT"] = "5432",
                ["HOTDASH_DB_USERNAME"] = "postgres",
                ["HOTDASH_DB_PASSWORD"] = "p w",
                ["HOTDASH_DB_URI"] = "postgresql://postgres:p%20w@localhost:5432/hotdash",
                ["HOTDASH_DB_JDBCCONNECTIONSTRING"] = "jdbc:postgresql://localhost:5432/hotdash",
                ["HOTDASH_DB_DATABASENAME"] = "hotdash",
            },
            new SortedDictionary<string, string>(environment));
    }

    [Fact]
    public async Task Reference_ToRedisByAnotherName_UsesThatName()
    {
        await using var model = new TestModel("Parameters:redis-password=secret");
        var redis = model.Builder.AddRedis("redis");
        var web = model.Builder.AddExecutable("web", "web", ".").WithReference(redis, "cache");
        TestModel.Allocate(redis, "tcp", 6379);

        var environment = await model.EnvironmentOfAsync(web);

        Assert.Equal("localhost:6379,password=secret", environment["ConnectionStrings__cache"]);
        Assert.Equal("redis://:secret@localhost:6379", environment["CACHE_URI"]);
    }

    [Fact]
    public async Task Reference_ToAServiceTwice_IsGivenOnce()
    {
        await using var model = new TestModel();
        var api = model.Builder.AddProject("api", TestProject.Write(model.Builder.AppHostDirectory, "http://localhost:5080"));
        var web = model.Builder.AddExecutable("web", "web", ".").WithReference(api).WithReference(api).WithReference(api.GetEndpoint("http"));
        TestModel.Allocate(api, "http", 5080);

        var environment = await model.EnvironmentOfAsync(web);

        Assert.Equal(["API_HTTP", "services__api__http__0"], environment.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Reference_WithFlags_GivesOnlyWhatWasChosen()
    {
        await using var model = new TestModel("Parameters:redis-password=secret");
        var redis = model.Builder.AddRedis("redis");
        var web = model.Builder.AddExecutable("web", "web", ".")
            .WithReferenceEnvironment(ReferenceEnvironmentInjectionFlags.ConnectionString)
            .WithReference(redis);
        TestModel.Allocate(redis, "tcp", 6379);

        Assert.Equal(["ConnectionStrings__redis"], (await model.EnvironmentOfAsync(web)).Keys);
    }

    [Fact]
    public async Task Reference_ToAnExternalService_GivesItsUrl()
    {
        await using var model = new TestModel();
        var shop = model.Builder.AddExternalService("shop", "https://shop.example/");
        var web = model.Builder.AddExecutable("web", "web", ".").WithReference(shop).WithReference("blog", new Uri("https://blog.example/"));

        var environment = await model.EnvironmentOfAsync(web);

        Assert.Equal("https://shop.example/", environment["services__shop__https__0"]);
        Assert.Equal("https://shop.example/", environment["SHOP_HTTPS"]);
        Assert.Equal("https://blog.example/", environment["services__blog__default__0"]);
    }

    [Fact]
    public async Task Reference_OfAnyKind_IsARelationship()
    {
        await using var model = new TestModel();
        var redis = model.Builder.AddRedis("redis");
        var token = model.Builder.AddParameter("token", "t");
        var web = model.Builder.AddExecutable("web", "web", ".").WithReference(redis).WithEnvironment("TOKEN", $"Bearer {token}").WaitFor(redis);

        Assert.Equal(
            [(redis.Resource, "Reference"), (token.Resource, "Reference"), ((IResource)redis.Resource, "WaitFor")],
            web.Resource.Annotations.OfType<ResourceRelationshipAnnotation>().Select(relationship => (relationship.Resource, relationship.Type)));
    }

    [Fact]
    public async Task Variables_MadeOfSecrets_AreMarkedAlsoInsideLargerValues()
    {
        await using var model = new TestModel("Parameters:redis-password=secret");
        var redis = model.Builder.AddRedis("redis");
        var web = model.Builder.AddExecutable("web", "web", ".").WithReference(redis).WithArgs("--cache", redis).WithArgs("--plain");
        TestModel.Allocate(redis, "tcp", 6379);

        var configuration = (ExecutionConfigurationResult)await ExecutionConfigurationBuilder.Create(web.Resource)
            .WithArgumentsConfig()
            .WithEnvironmentVariablesConfig()
            .BuildAsync(model.Builder.ExecutionContext, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(["--cache", "localhost:6379,password=secret", "--plain"], configuration.Arguments.Select(argument => argument.Value));
        Assert.Equal([false, true, false], configuration.Arguments.Select(argument => argument.IsSensitive));
        Assert.Equal(
            ["ConnectionStrings__redis", "REDIS_PASSWORD", "REDIS_URI"],
            configuration.VariableValues.Where(variable => variable.Value.IsSensitive).Select(variable => variable.Key).Order(StringComparer.Ordinal));
        Assert.Equal(["secret"], configuration.SecretValues);
    }
}
