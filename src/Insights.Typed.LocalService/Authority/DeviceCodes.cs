using System.Globalization;

namespace Insights.Typed.LocalService.Authority;

/// <summary>The sign-ins of devices without a browser. Thread-safe.</summary>
internal sealed class DeviceCodes(LocalAuthorityOptions options, SecretStore secrets, UserAccount account)
{
    private readonly Lock gate = new();
    private readonly List<DeviceSignIn> devices = [];
    private int count;

    /// <summary>The codes that the user has not entered yet.</summary>
    public IReadOnlyList<string> UserCodes
    {
        get
        {
            lock (gate)
            {
                return [.. devices.Where(IsPending).Select(d => d.UserCode)];
            }
        }
    }

    private DateTimeOffset Now => options.TimeProvider.GetUtcNow();

    public DeviceSignIn Create(string clientId, string? resource)
    {
        lock (gate)
        {
            var userCode = string.Create(CultureInfo.InvariantCulture, $"LOCAL{++count:D4}");
            var device = new DeviceSignIn(secrets.Issue("device"), userCode, clientId, resource, Now + options.DeviceCodeLifetime);
            devices.Add(device);
            return device;
        }
    }

    /// <summary>Completes a device's sign-in if the user has signed in; otherwise, the error says whether the sign-in is pending or has failed.</summary>
    public UserSignIn Redeem(string deviceCode, string clientId)
    {
        lock (gate)
        {
            var device = devices.Find(d => d.DeviceCode == deviceCode && d.ClientId.Equals(clientId, StringComparison.OrdinalIgnoreCase))
                ?? throw new TokenErrorException("invalid_grant", 70008, "The provided authorization code or refresh token has expired or is unknown.");
            if (device.IsDeclined)
            {
                throw new TokenErrorException("authorization_declined", 70000, "The end user denied the authorization request.");
            }

            if (Now >= device.Expiry)
            {
                throw new TokenErrorException("expired_token", 70020, "The provided value for the input parameter 'device_code' has expired.");
            }

            if (device.SignIn is not { } signIn)
            {
                throw new TokenErrorException("authorization_pending", 70016, "Authorization is pending. Continue polling.");
            }

            devices.Remove(device);
            return signIn;
        }
    }

    /// <summary>Whether a user can enter this code.</summary>
    public bool IsPending(string userCode)
    {
        lock (gate)
        {
            return Find(userCode) is not null;
        }
    }

    /// <summary>Signs the user in; returns false if the code is not pending.</summary>
    public bool Approve(string userCode, bool hasMfa)
    {
        lock (gate)
        {
            if (Find(userCode) is not { } device)
            {
                return false;
            }

            device.SignIn = account.SignIn(device.ClientId, hasMfa, device.Resource);
            return true;
        }
    }

    /// <summary>Declines the sign-in; returns false if the code is not pending.</summary>
    public bool Decline(string userCode)
    {
        lock (gate)
        {
            return Find(userCode) is { } device && (device.IsDeclined = true);
        }
    }

    private DeviceSignIn? Find(string userCode) =>
        devices.Find(d => d.UserCode.Equals(userCode.Trim(), StringComparison.OrdinalIgnoreCase) && IsPending(d));

    private bool IsPending(DeviceSignIn device) => device is { SignIn: null, IsDeclined: false } && Now < device.Expiry;
}

/// <summary>A sign-in with a device code.</summary>
internal sealed class DeviceSignIn(string deviceCode, string userCode, string clientId, string? resource, DateTimeOffset expiry)
{
    public string DeviceCode => deviceCode;

    public string UserCode => userCode;

    public string ClientId => clientId;

    public string? Resource => resource;

    public DateTimeOffset Expiry => expiry;

    /// <summary>The sign-in of the user; null until the user has signed in.</summary>
    public UserSignIn? SignIn { get; set; }

    public bool IsDeclined { get; set; }
}
