using System.Globalization;

namespace Insights.Typed.LocalService.Authority;

/// <summary>
/// The only user: the password, the consents, and the tenant's policies and revocations, which can invalidate earlier
/// sign-ins. Sign-ins and changes are ordered by a counter, not by time, because a test's clock may not advance. Thread-safe.
/// </summary>
internal sealed class UserAccount(LocalAuthorityOptions options)
{
    /// <summary>The user's id in the directory.</summary>
    public const string Id = "22222222-3333-4444-5555-666666666666";

    private const string ReasonPrefix = "Due to a configuration change made by your administrator, or because you moved to a new location, you must";

    private readonly Lock gate = new();
    private readonly Dictionary<string, long> consentOrders = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, long> withdrawalOrders = new(StringComparer.OrdinalIgnoreCase);
    private string password = options.Password;
    private LocalConditionalAccess policy;
    private long order;
    private long revocationOrder;
    private long policyOrder;
    private long fullWithdrawalOrder;
    private DateTimeOffset revocationTime;

    /// <summary>The current password.</summary>
    public string Password
    {
        get
        {
            lock (gate)
            {
                return password;
            }
        }
    }

    /// <summary>Whether the sign-in pages require the second factor.</summary>
    public bool RequiresSecondFactor
    {
        get
        {
            lock (gate)
            {
                return options.RequiresMfa || RequiresMfa(policy);
            }
        }
    }

    /// <summary>Refuses a wrong name or password.</summary>
    public void CheckPassword(string? userName, string? enteredPassword)
    {
        if (!options.UserName.Equals(userName, StringComparison.OrdinalIgnoreCase))
        {
            throw new TokenErrorException("invalid_grant", 50034, $"The user account does not exist in the {options.TenantId} directory. To sign into this application, the account must be added to the directory.");
        }

        if (enteredPassword != Password)
        {
            throw new TokenErrorException("invalid_grant", 50126, "Error validating credentials due to invalid username or password.");
        }
    }

    /// <summary>Refuses a sign-in that the policies do not allow.</summary>
    public void CheckPolicies(bool hasMfa)
    {
        lock (gate)
        {
            if (policy == LocalConditionalAccess.Block || (!hasMfa && RequiresSecondFactor))
            {
                throw CreatePolicyError(policy, "invalid_grant");
            }
        }
    }

    /// <summary>Signs the user in, with consent to the requested resource.</summary>
    public UserSignIn SignIn(string clientId, bool hasMfa, string? resource)
    {
        lock (gate)
        {
            var signIn = CreateSignIn(hasMfa, resource);
            consentOrders[clientId] = signIn.Order;
            return signIn;
        }
    }

    /// <summary>Signs the user in by password alone, without consent.</summary>
    public UserSignIn SignInByPassword(string clientId, string? resource)
    {
        lock (gate)
        {
            CheckPolicies(hasMfa: false);
            CheckConsent(clientId);
            return CreateSignIn(hasMfa: false, resource);
        }
    }

    /// <summary>Refuses a refresh if a change since the sign-in forbids it.</summary>
    public void CheckRefresh(SignIn signIn, UserSignIn user, string? resource)
    {
        lock (gate)
        {
            if (user.Order < revocationOrder)
            {
                throw new TokenErrorException("invalid_grant", 50173, string.Create(CultureInfo.InvariantCulture,
                    $"The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password. The grant was issued on '{user.Time:O}' and the TokensValidFrom date (before which tokens are not valid) for this user is '{revocationTime:O}'."))
                {
                    SubError = "bad_token",
                };
            }

            if (policy == LocalConditionalAccess.Block || (policy != LocalConditionalAccess.None && (user.Order < policyOrder || !user.HasMfa)))
            {
                throw CreatePolicyError(policy, "interaction_required");
            }

            CheckConsent(signIn.ClientId);
            if (user.Resource is not null && resource is not null && !user.Resource.Equals(resource, StringComparison.OrdinalIgnoreCase))
            {
                throw CreateConsentError(signIn.ClientId);
            }
        }
    }

    /// <summary>Revokes all earlier sign-ins.</summary>
    public void Revoke()
    {
        lock (gate)
        {
            revocationOrder = ++order;
            revocationTime = options.TimeProvider.GetUtcNow();
        }
    }

    public void ChangePassword(string newPassword)
    {
        lock (gate)
        {
            password = newPassword;
            Revoke();
        }
    }

    /// <param name="clientId">The application that loses the consent; null for all applications.</param>
    public void WithdrawConsent(string? clientId)
    {
        lock (gate)
        {
            if (clientId is null)
            {
                fullWithdrawalOrder = ++order;
            }
            else
            {
                withdrawalOrders[clientId] = ++order;
            }
        }
    }

    public void SetPolicy(LocalConditionalAccess newPolicy)
    {
        lock (gate)
        {
            policy = newPolicy;
            policyOrder = ++order;
        }
    }

    private UserSignIn CreateSignIn(bool hasMfa, string? resource) => new(hasMfa, resource, options.TimeProvider.GetUtcNow(), ++order);

    private static bool RequiresMfa(LocalConditionalAccess policy) => policy switch
    {
        LocalConditionalAccess.RequireMfa or LocalConditionalAccess.RequireMfaRegistration => true,
        LocalConditionalAccess.None or LocalConditionalAccess.Block => false,
    };

    private void CheckConsent(string clientId)
    {
        if (consentOrders.GetValueOrDefault(clientId) < Math.Max(fullWithdrawalOrder, withdrawalOrders.GetValueOrDefault(clientId)))
        {
            throw CreateConsentError(clientId);
        }
    }

    private static TokenErrorException CreateConsentError(string clientId) => new(
        "invalid_grant", 65001, $"The user or administrator has not consented to use the application with ID '{clientId}'. Send an interactive authorization request for this user and resource.")
    {
        SubError = "consent_required",
    };

    /// <summary>Creates the error of a policy. A tenant that always requires MFA has the same error as one with such a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="error">The error's name, which depends on whether the user is present.</param>
    private static TokenErrorException CreatePolicyError(LocalConditionalAccess policy, string error) => policy switch
    {
        LocalConditionalAccess.Block => new(error, 53003, "Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.")
        {
            SubError = "message_only",
            HasClaims = true,
        },
        LocalConditionalAccess.RequireMfaRegistration => new(error, 50079, $"{ReasonPrefix} enroll in multi-factor authentication to access the resource.")
        {
            SubError = "basic_action",
            HasClaims = true,
        },
        LocalConditionalAccess.None or LocalConditionalAccess.RequireMfa => new(error, 50076, $"{ReasonPrefix} use multi-factor authentication to access the resource.")
        {
            SubError = "basic_action",
            HasClaims = true,
        },
        _ => throw new ArgumentOutOfRangeException(nameof(policy)),
    };
}
