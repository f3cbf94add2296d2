namespace Aspire.Hosting.ApplicationModel;

public interface IModelNameParameter;
