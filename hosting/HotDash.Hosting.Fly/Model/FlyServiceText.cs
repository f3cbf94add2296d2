namespace HotDash.Hosting.Fly.Model;

/// <summary>The sections that say how traffic and checks reach an app.</summary>
internal static class FlyServiceText
{
    private const string HttpService = "http_service";
    private const string Services = "services";

    public static void Write(TomlText text, FlyToml document)
    {
        WriteHttpService(text, document.HttpService);

        foreach (var service in document.Services)
        {
            WriteService(text, service);
        }

        foreach (var (name, check) in document.Checks.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            WriteCheck(text, name, check);
        }
    }

    public static void WriteMachineChecks(TomlText text, IReadOnlyList<FlyMachineCheck> checks, params string[] path)
    {
        foreach (var check in checks)
        {
            text.ArrayTable(path);
            text.Pair("command", check.Command);
            text.Pair("image", check.Image);
            text.Pair("entrypoint", check.Entrypoint);
            text.Pair("kill_signal", check.KillSignal);
            text.Pair("kill_timeout", check.KillTimeout);
        }
    }

    private static void WriteHttpService(TomlText text, FlyHttpService? service)
    {
        if (service is null)
        {
            return;
        }

        text.Table(HttpService);
        text.Pair("internal_port", service.InternalPort);
        text.Pair("force_https", service.ForceHttps);
        WriteScaling(text, service.AutoStopMachines, service.AutoStartMachines, service.MinMachinesRunning);
        text.Pair("processes", service.Processes);
        WriteConcurrency(text, service.Concurrency, HttpService);
        WriteTls(text, service.TlsOptions, HttpService, "tls_options");
        WriteHttp(text, service.HttpOptions, HttpService, "http_options");

        foreach (var check in service.Checks)
        {
            WriteHttpCheck(text, check, HttpService, "checks");
        }

        WriteMachineChecks(text, service.MachineChecks, HttpService, "machine_checks");
    }

    private static void WriteService(TomlText text, FlyService service)
    {
        text.ArrayTable(Services);
        text.Pair("protocol", FlyWords.Of<FlyProtocol>(service.Protocol));
        text.Pair("internal_port", service.InternalPort);
        WriteScaling(text, service.AutoStopMachines, service.AutoStartMachines, service.MinMachinesRunning);
        text.Pair("processes", service.Processes);
        WriteConcurrency(text, service.Concurrency, Services);

        foreach (var port in service.Ports)
        {
            WritePort(text, port);
        }

        foreach (var check in service.TcpChecks)
        {
            text.ArrayTable(Services, "tcp_checks");
            WriteTiming(text, check.Interval, check.Timeout, check.GracePeriod);
        }

        foreach (var check in service.HttpChecks)
        {
            WriteHttpCheck(text, check, Services, "http_checks");
        }

        WriteMachineChecks(text, service.MachineChecks, Services, "machine_checks");
    }

    private static void WritePort(TomlText text, FlyPort port)
    {
        text.ArrayTable(Services, "ports");
        text.Pair("port", port.Port);
        text.Pair("start_port", port.StartPort);
        text.Pair("end_port", port.EndPort);
        text.Pair("handlers", port.Handlers);
        text.Pair("force_https", port.ForceHttps);
        WriteTls(text, port.TlsOptions, Services, "ports", "tls_options");
        WriteHttp(text, port.HttpOptions, Services, "ports", "http_options");

        if (port.ProxyProtoVersion is not null)
        {
            text.Table(Services, "ports", "proxy_proto_options");
            text.Pair("version", port.ProxyProtoVersion);
        }
    }

    private static void WriteCheck(TomlText text, string name, FlyCheck check)
    {
        text.Table("checks", name);
        text.Pair("type", FlyWords.Of<FlyCheckType>(check.Type));
        text.Pair("port", check.Port);
        WriteTiming(text, check.Interval, check.Timeout, check.GracePeriod);
        text.Pair("method", check.Method);
        text.Pair("path", check.Path);
        text.Pair("protocol", check.Protocol);
        text.Pair("tls_skip_verify", check.TlsSkipVerify);
        text.Pair("tls_server_name", check.TlsServerName);
        text.Pair("processes", check.Processes);
        FlyTomlWriter.WriteTable(text, check.Headers, "checks", name, "headers");
    }

    private static void WriteHttpCheck(TomlText text, FlyHttpCheck check, params string[] path)
    {
        text.ArrayTable(path);
        WriteTiming(text, check.Interval, check.Timeout, check.GracePeriod);
        text.Pair("method", check.Method);
        text.Pair("path", check.Path);
        text.Pair("protocol", check.Protocol);
        text.Pair("tls_skip_verify", check.TlsSkipVerify);
        text.Pair("tls_server_name", check.TlsServerName);
        FlyTomlWriter.WriteTable(text, check.Headers, [.. path, "headers"]);
    }

    private static void WriteTiming(TomlText text, TimeSpan? interval, TimeSpan? timeout, TimeSpan? gracePeriod)
    {
        text.Pair("interval", interval);
        text.Pair("timeout", timeout);
        text.Pair("grace_period", gracePeriod);
    }

    private static void WriteScaling(TomlText text, FlyAutoStop? autoStop, bool? autoStart, int? minMachines)
    {
        text.Pair("auto_stop_machines", FlyWords.Of(autoStop));
        text.Pair("auto_start_machines", autoStart);
        text.Pair("min_machines_running", minMachines);
    }

    private static void WriteConcurrency(TomlText text, FlyConcurrency? concurrency, string section)
    {
        if (concurrency is null)
        {
            return;
        }

        text.Table(section, "concurrency");
        text.Pair("type", FlyWords.Of(concurrency.Type));
        text.Pair("soft_limit", concurrency.SoftLimit);
        text.Pair("hard_limit", concurrency.HardLimit);
    }

    private static void WriteTls(TomlText text, FlyTlsOptions? tls, params string[] path)
    {
        if (tls is null)
        {
            return;
        }

        text.Table(path);
        text.Pair("alpn", tls.Alpn);
        text.Pair("versions", tls.Versions);
        text.Pair("default_self_signed", tls.DefaultSelfSigned);
    }

    private static void WriteHttp(TomlText text, FlyHttpOptions? http, params string[] path)
    {
        if (http is null)
        {
            return;
        }

        text.Table(path);
        text.Pair("compress", http.Compress);
        text.Pair("h2_backend", http.H2Backend);
        text.Pair("idle_timeout", http.IdleTimeoutSeconds);
        text.Pair("headers_read_timeout", http.HeadersReadTimeoutSeconds);

        if (http.PristineResponse is not null)
        {
            text.Table([.. path, "response"]);
            text.Pair("pristine", http.PristineResponse);
        }

        if (http.ResponseHeaders.Count + http.RemovedResponseHeaders.Count > 0)
        {
            text.Table([.. path, "response", "headers"]);
            text.Pairs(http.ResponseHeaders);

            foreach (var header in http.RemovedResponseHeaders.Order(StringComparer.Ordinal))
            {
                text.Pair(header, false);
            }
        }

        foreach (var replay in http.ReplayCache)
        {
            text.ArrayTable([.. path, "replay_cache"]);
            text.Pair("path_prefix", replay.PathPrefix);
            text.Pair("ttl_seconds", replay.TtlSeconds);
            text.Pair("type", replay.Type);
            text.Pair("name", replay.Name);
            text.Pair("allow_bypass", replay.AllowBypass);
        }
    }
}
