using HotDash.Mailbox.Host;
using HotDash.Mailbox.Host.Imap;
using HotDash.Mailbox.Host.Pages;
using HotDash.Mailbox.Host.Samples;
using HotDash.Mailbox.Host.Smtp;
using HotDash.Mailbox.Host.Storage;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Services.AddOptions<MailboxOptions>().BindConfiguration(MailboxOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<MailStore>();
builder.Services.AddSingleton<MailDelivery>();
builder.Services.AddSingleton<SampleMails>();
builder.Services.AddSingleton<SampleDrop>();
// Other hosts' names would let a page on the internet read the mails through the developer's browser.
builder.Services.AddHostFiltering(options => options.AllowedHosts = ["localhost", "127.0.0.1", "[::1]"]);
builder.Services.AddHostedService<SmtpServer>();
builder.Services.AddHostedService<ImapServer>();
builder.Services.AddHealthChecks().AddCheck<GreetingHealthCheck>("greetings");

builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);

var app = builder.Build();
app.UseHostFiltering();
app.MapHealthChecks("/health");
app.MapMailPages();
app.MapMailApi();
await app.RunAsync();
