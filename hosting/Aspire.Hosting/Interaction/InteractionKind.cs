namespace Aspire.Hosting;

internal enum InteractionKind
{
    MessageBox = 0,
    Notification = 1,
    Inputs = 2,
}
