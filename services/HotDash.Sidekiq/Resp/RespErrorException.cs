namespace HotDash.Sidekiq.Resp;

/// <summary>The server answered with an error.</summary>
internal sealed class RespErrorException(string message) : IOException(message);
