namespace HotDash.Embedded.Host.Redis;

internal sealed record GarnetSettings(string Folder, int Port, string Password);
