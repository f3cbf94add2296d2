namespace HotDash.Sidekiq.Jobs;

/// <summary>The payload cannot be a job: retrying it is pointless, so it goes to the dead set with this message.</summary>
public sealed class MalformedJobException : Exception
{
    public MalformedJobException()
    {
    }

    public MalformedJobException(string message)
        : base(message)
    {
    }

    public MalformedJobException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
