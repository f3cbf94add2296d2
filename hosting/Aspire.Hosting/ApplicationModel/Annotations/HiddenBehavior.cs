namespace Aspire.Hosting.ApplicationModel;

public enum HiddenBehavior
{
    Always = 0,
    OnCompletion = 1,
}
