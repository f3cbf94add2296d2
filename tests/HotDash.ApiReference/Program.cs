using HotDash.ApiReference;
using HotDash.Tests;

if (args is not [var folder])
{
    Console.Error.WriteLine("usage: HotDash.ApiReference FOLDER   (receives reference assemblies of Aspire.Hosting*)");
    return 2;
}

ReferenceAssemblies.Write(RepositoryRoot.Combine("tests", "data", "aspire", "api"), Path.GetFullPath(folder));
Console.WriteLine(Path.GetFullPath(folder));
return 0;
