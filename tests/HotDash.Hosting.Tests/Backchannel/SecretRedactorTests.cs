using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Backchannel;
using Microsoft.Extensions.Configuration;

namespace HotDash.Hosting.Tests.Backchannel;

public sealed class SecretRedactorTests
{
    [Theory]
    [InlineData("p4ss/w?rd", null)]
    [InlineData("tcp://user:p4ss%2Fw%3Frd@localhost/db", "tcp://user:[redacted]@localhost/db")]
    [InlineData("Host=localhost;Password=p4ss/w?rd", "Host=localhost;Password=[redacted]")]
    [InlineData("plain", "plain")]
    [InlineData("x-otlp-api-key=otlp-key", "x-otlp-api-key=[redacted]")]
    public async Task Redact_SecretAsAWholeOrInside_LeavesNoTrace(string value, string? expected)
    {
        var redactor = new SecretRedactor(
            new DistributedApplicationModel([new ParameterResource("password", _ => "p4ss/w?rd", secret: true)]),
            new ConfigurationBuilder().AddInMemoryCollection([new("AppHost:OtlpApiKey", "otlp-key")]).Build());

        var secrets = await redactor.ReadAsync(TestContext.Current.CancellationToken);

        Assert.Equal(expected, secrets.Redact(value));
    }

    [Fact]
    public async Task ReadAsync_ParameterWithoutValue_IsSkipped()
    {
        var redactor = new SecretRedactor(
            new DistributedApplicationModel([new ParameterResource("password", _ => throw new InvalidOperationException("no value"), secret: true)]),
            new ConfigurationBuilder().Build());

        var secrets = await redactor.ReadAsync(TestContext.Current.CancellationToken);

        Assert.Equal("text", secrets.Redact("text"));
    }
}
