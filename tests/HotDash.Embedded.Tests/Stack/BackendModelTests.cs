using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using HotDash.Hosting.Embedded.Postgres;
using HotDash.Hosting.Embedded.Redis;

namespace HotDash.Embedded.Tests.Stack;

public sealed class BackendModelTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("embedded")]
    public void RunMode_ByDefault_IsEmbedded(string? backend)
    {
        var builder = StackBuilder.Create(backend);

        var database = builder.AddPostgresBackend("postgres").AddDatabase("chatwoot-db", "chatwoot");

        Assert.IsType<EmbeddedPostgresDatabaseResource>(database.Resource);
        Assert.IsType<EmbeddedRedisResource>(builder.AddRedisBackend("redis").Resource);
    }

    [Fact]
    public void RunMode_WithContainersChosen_HasTheSameNames()
    {
        var builder = StackBuilder.Create("containers");

        var postgres = builder.AddPostgresBackend("postgres");
        var database = postgres.AddDatabase("chatwoot-db", "chatwoot");

        Assert.IsType<PostgresServerResource>(postgres.Server.Resource);
        Assert.Equal("chatwoot", Assert.IsType<PostgresDatabaseResource>(database.Resource).DatabaseName);
        Assert.IsType<RedisResource>(builder.AddRedisBackend("redis").Resource);
        Assert.Contains(postgres.Server.Resource.Annotations, annotation => annotation is ContainerMountAnnotation);
    }

    [Fact]
    public void PublishMode_WhateverIsChosen_IsContainersWithoutThePathOfThisMachine()
    {
        var builder = StackBuilder.Create("embedded", "--operation", "publish", "--publisher", "manifest", "--output-path", "unused");

        var postgres = builder.AddPostgresBackend("postgres");

        Assert.IsType<PostgresServerResource>(postgres.Server.Resource);
        Assert.IsType<RedisResource>(builder.AddRedisBackend("redis").Resource);
        Assert.DoesNotContain(builder.Resources.SelectMany(resource => resource.Annotations), annotation => annotation is ContainerMountAnnotation);
    }

    [Fact]
    public void Backend_OfUnknownName_IsRefusedWithTheChoices()
    {
        var builder = StackBuilder.Create("docker");

        var exception = Assert.Throws<DistributedApplicationException>(() => builder.AddRedisBackend("redis"));

        Assert.Equal("HOTDASH_BACKEND is 'docker', expected embedded or containers. Unset it for the embedded backend.", exception.Message);
    }

    [Theory]
    [InlineData("embedded")]
    [InlineData("containers")]
    public void ConnectionProperties_OfBothBackends_HaveTheSameNames(string backend)
    {
        var builder = StackBuilder.Create(backend);
        var postgres = builder.AddPostgresBackend("postgres");
        var database = postgres.AddDatabase("chatwoot-db", "chatwoot");
        var redis = builder.AddRedisBackend("redis");

        Assert.Equal(["Host", "JdbcConnectionString", "Password", "Port", "Uri", "Username"], PropertyNames(postgres.Server.Resource));
        Assert.Equal(["DatabaseName", "Host", "JdbcConnectionString", "Password", "Port", "Uri", "Username"], PropertyNames(database.Resource));
        Assert.Equal(["Host", "Password", "Port", "Uri"], PropertyNames(redis.Resource));
    }

    private static IEnumerable<string> PropertyNames(IResourceWithConnectionString resource) =>
        resource.GetConnectionProperties().Select(property => property.Key).Distinct().Order(StringComparer.Ordinal);
}
