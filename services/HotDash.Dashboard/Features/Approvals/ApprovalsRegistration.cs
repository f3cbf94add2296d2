namespace HotDash.Dashboard.Features.Approvals;

internal static class ApprovalsRegistration
{
    public static void AddApprovals(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ApprovalStore>();
        builder.Services.AddSingleton<ApplyStore>();
        builder.Services.AddScoped<OwnMessages>();
        builder.Services.AddScoped<NoteWriter>();
        builder.Services.AddScoped<ReplyApplier>();
        builder.Services.AddScoped<ReplyAuditor>();
        builder.Services.AddScoped<ApprovalDesk>();
        builder.Services.AddHostedService<ApprovalWorker>();
    }
}
