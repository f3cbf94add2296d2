namespace HotDash.Hosting.Fly.Model;

/// <summary>Writes a document as text: fixed order, <c>\n</c>, nothing of the machine or the moment.</summary>
public static class FlyTomlWriter
{
    /// <param name="document">The document.</param>
    /// <param name="comments">Lines that stand above everything else.</param>
    public static string Write(FlyToml document, params IReadOnlyList<string> comments)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(comments);

        var text = new TomlText();

        foreach (var line in comments)
        {
            text.Comment(line);
        }

        WriteApp(text, document);
        WriteBuild(text, document.Build);
        WriteDeploy(text, document.Deploy);
        WriteExperimental(text, document.Experimental);
        WriteTable(text, document.Env, "env");
        WriteTable(text, document.Processes, "processes");
        FlyServiceText.Write(text, document);
        FlyMachineText.Write(text, document);

        return text.ToString();
    }

    internal static void WriteTable(TomlText text, IReadOnlyDictionary<string, string> values, params string[] path)
    {
        if (values.Count > 0)
        {
            text.Table(path);
            text.Pairs(values);
        }
    }

    private static void WriteApp(TomlText text, FlyToml document)
    {
        text.Pair("app", document.App);
        text.Pair("primary_region", document.PrimaryRegion);
        text.Pair("kill_signal", document.KillSignal);
        text.Pair("kill_timeout", document.KillTimeout);
        text.Pair("swap_size_mb", document.SwapSizeMb);
        text.Pair("console_command", document.ConsoleCommand);
        text.Pair("host_dedication_id", document.HostDedicationId);
        text.Pair("machine_config", document.MachineConfig);
        text.Pair("container", document.Container);
    }

    private static void WriteBuild(TomlText text, FlyBuild? build)
    {
        if (build is null)
        {
            return;
        }

        text.Table("build");
        text.Pair("builder", build.Builder);
        text.Pair("buildpacks", build.Buildpacks);
        text.Pair("image", build.Image);
        text.Pair("dockerfile", build.Dockerfile);
        text.Pair("ignorefile", build.IgnoreFile);
        text.Pair("build-target", build.BuildTarget);
        text.Pair("compression", FlyWords.Of(build.Compression));
        text.Pair("compression_level", build.CompressionLevel);
        WriteTable(text, build.Args, "build", "args");

        if (build.ComposeFile is not null)
        {
            text.Table("build", "compose");
            text.Pair("file", build.ComposeFile);
        }
    }

    private static void WriteDeploy(TomlText text, FlyDeploy? deploy)
    {
        if (deploy is null)
        {
            return;
        }

        text.Table("deploy");
        text.Pair("strategy", FlyWords.Of(deploy.Strategy));
        text.Pair("max_unavailable", deploy.MaxUnavailable);
        text.Pair("wait_timeout", deploy.WaitTimeout);
        text.Pair("release_command", deploy.ReleaseCommand);
        text.Pair("release_command_timeout", deploy.ReleaseCommandTimeout);

        if (deploy.ReleaseCommandVm is { } vm)
        {
            text.Table("deploy", "release_command_vm");
            FlyMachineText.WriteVmKeys(text, vm, memoryAsText: true);
        }
    }

    private static void WriteExperimental(TomlText text, FlyExperimental? experimental)
    {
        if (experimental is null)
        {
            return;
        }

        text.Table("experimental");
        text.Pair("cmd", experimental.Cmd);
        text.Pair("entrypoint", experimental.Entrypoint);
        text.Pair("exec", experimental.Exec);
        text.Pair("enable_consul", experimental.EnableConsul);
        text.Pair("enable_etcd", experimental.EnableEtcd);
    }
}
