namespace HotDash.Sidekiq.Processing;

internal sealed class UnknownJobClassException(string message) : Exception(message);
