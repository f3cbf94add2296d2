namespace HotDash.Sidekiq.Processing;

/// <summary>Thrown by a handler whose job has no point any more, for example because its record is gone: done, without retry.</summary>
public sealed class DiscardJobException : Exception
{
    public DiscardJobException()
    {
    }

    public DiscardJobException(string message)
        : base(message)
    {
    }

    public DiscardJobException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
