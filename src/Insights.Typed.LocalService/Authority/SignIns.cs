using System.Globalization;
using Insights.Typed.LocalService.Data;

namespace Insights.Typed.LocalService.Authority;

/// <summary>The tokens and codes that were handed out. They follow from the seed; no two are alike. Thread-safe.</summary>
internal sealed class SignIns(LocalAuthorityOptions options, Ids ids)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, DateTimeOffset> accessTokens = [];
    private readonly HashSet<string> refreshTokens = [];
    private readonly List<DeviceSignIn> devices = [];
    private readonly List<string> given = [];

    public IReadOnlyList<string> UserCodes
    {
        get
        {
            lock (gate)
            {
                return [.. devices.Where(d => d.IsApproved is null && d.Expiry > Now).Select(d => d.UserCode)];
            }
        }
    }

    /// <summary>All tokens and device codes, good or not.</summary>
    public IReadOnlyList<string> Given
    {
        get
        {
            lock (gate)
            {
                return [.. given];
            }
        }
    }

    private DateTimeOffset Now => options.TimeProvider.GetUtcNow();

    public bool IsGood(string token)
    {
        lock (gate)
        {
            return accessTokens.TryGetValue(token, out var expiry) && Now < expiry;
        }
    }

    public string NewAccessToken()
    {
        lock (gate)
        {
            var token = Next("access");
            accessTokens.Add(token, Now + options.TokenLifetime);
            return token;
        }
    }

    public string NewRefreshToken()
    {
        lock (gate)
        {
            var token = Next("refresh");
            refreshTokens.Add(token);
            return token;
        }
    }

    public bool IsRefreshToken(string token)
    {
        lock (gate)
        {
            return refreshTokens.Contains(token);
        }
    }

    public DeviceSignIn NewDevice()
    {
        lock (gate)
        {
            var code = Next("device");
            var device = new DeviceSignIn(code, $"LOCAL{given.Count.ToString("D4", CultureInfo.InvariantCulture)}", Now + options.DeviceCodeLifetime);
            devices.Add(device);
            return device;
        }
    }

    /// <summary>Ends a device's sign-in where the user has signed in; otherwise tells why there is no token yet, or none ever.</summary>
    public void Redeem(string deviceCode)
    {
        lock (gate)
        {
            var device = devices.Find(d => d.DeviceCode == deviceCode)
                ?? throw new TokenErrorException("invalid_grant", 70008, "The provided authorization code or refresh token has expired or is unknown.");
            if (device.IsApproved == false)
            {
                throw new TokenErrorException("authorization_declined", 70000, "The end user denied the authorization request.");
            }

            if (Now >= device.Expiry)
            {
                throw new TokenErrorException("expired_token", 70020, "The provided value for the input parameter 'device_code' has expired.");
            }

            if (device.IsApproved is null)
            {
                throw new TokenErrorException("authorization_pending", 70016, "Authorization is pending. Continue polling.");
            }

            devices.Remove(device);
        }
    }

    public void Decide(string userCode, bool isApproved)
    {
        lock (gate)
        {
            var device = devices.Find(d => d.UserCode == userCode && d.IsApproved is null && d.Expiry > Now)
                ?? throw new ArgumentException("There is no such code to be entered.", nameof(userCode));
            device.IsApproved = isApproved;
        }
    }

    public void Revoke()
    {
        lock (gate)
        {
            accessTokens.Clear();
            refreshTokens.Clear();
        }
    }

    private string Next(string kind)
    {
        var next = ids.SecretText(string.Create(CultureInfo.InvariantCulture, $"authority/{kind}/{given.Count}"));
        given.Add(next);
        return next;
    }
}

/// <summary>A sign-in of a user elsewhere.</summary>
internal sealed class DeviceSignIn(string deviceCode, string userCode, DateTimeOffset expiry)
{
    public string DeviceCode => deviceCode;

    public string UserCode => userCode;

    public DateTimeOffset Expiry => expiry;

    /// <summary>What the user said; null until then.</summary>
    public bool? IsApproved { get; set; }
}
