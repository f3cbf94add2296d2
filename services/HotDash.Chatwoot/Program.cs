using HotDash.Chatwoot;
using HotDash.Chatwoot.Core;
using HotDash.Chatwoot.Preparation;
using HotDash.ServiceDefaults;

var verb = args.FirstOrDefault(argument => !argument.StartsWith('-'));

if (verb is ContainerProbe.Verb)
{
    return await ContainerProbe.RunAsync("/ready", CancellationToken.None);
}

if (verb is not (null or PrepareCommand.Verb))
{
    await Console.Error.WriteLineAsync($"Unknown argument '{verb}'. Give none to serve, '{PrepareCommand.Verb}' to prepare the database, or '{ContainerProbe.Verb}' to ask a running service.");

    return 2;
}

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddChatwootCore();
builder.AddChatwootApi();

await using var app = builder.Build();

if (verb is PrepareCommand.Verb)
{
    return await app.Services.GetRequiredService<PrepareCommand>().RunAsync(app.Lifetime.ApplicationStopping);
}

app.UseChatwootApi();
await app.RunAsync();

return 0;
