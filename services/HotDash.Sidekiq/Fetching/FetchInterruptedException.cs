namespace HotDash.Sidekiq.Fetching;

/// <summary>A fetch broke off, and Redis may have moved a job that its reply never named.</summary>
internal sealed class FetchInterruptedException(string message, Exception innerException) : Exception(message, innerException);
