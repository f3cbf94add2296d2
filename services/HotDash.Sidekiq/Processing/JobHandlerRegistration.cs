namespace HotDash.Sidekiq.Processing;

/// <summary>Which handler performs which job class.</summary>
internal sealed record JobHandlerRegistration(string JobClass, Type Handler, JobHandlerOptions Options);
