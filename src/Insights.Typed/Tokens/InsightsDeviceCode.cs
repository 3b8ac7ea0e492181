using Insights.Typed.Language;
using Microsoft.Identity.Client;

namespace Insights.Typed;

/// <summary>The information that a person needs for a sign-in with a device code: the page and the code to enter there.</summary>
public sealed class InsightsDeviceCode
{
    /// <summary>Initializes a new instance of the <see cref="InsightsDeviceCode"/> class, for example for the test of a method that shows it.</summary>
    /// <param name="userCode">The code that the person enters.</param>
    /// <param name="verificationUri">The page where the person enters the code.</param>
    /// <param name="expiresOn">The time when the code expires.</param>
    /// <param name="message">A message for the person, with the page and the code.</param>
    public InsightsDeviceCode(string userCode, Uri verificationUri, DateTimeOffset expiresOn, string message)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(userCode);
        ArgumentNullException.ThrowIfNull(verificationUri);
        ArgumentException.ThrowIfNullOrWhiteSpace(message);
        (UserCode, VerificationUri, ExpiresOn, Message) = (userCode, verificationUri, expiresOn, message);
    }

    /// <summary>Gets the code that the person enters.</summary>
    public string UserCode { get; }

    /// <summary>Gets the page where the person enters the code.</summary>
    public Uri VerificationUri { get; }

    /// <summary>Gets the time when the code expires.</summary>
    public DateTimeOffset ExpiresOn { get; }

    /// <summary>Gets a message for the person, with the page and the code.</summary>
    public string Message { get; }

    /// <summary>The part of the library's result that a person may see. The device code is a secret of this process.</summary>
    /// <exception cref="MsalClientException">The authority's response has no code, or no page that a browser can open.</exception>
    internal static InsightsDeviceCode From(DeviceCodeResult result)
    {
        if (string.IsNullOrWhiteSpace(result.UserCode))
        {
            throw CreateException("has no code for the person to enter");
        }

        if (!Uri.TryCreate(result.VerificationUrl, UriKind.Absolute, out var page) || (page.Scheme != Uri.UriSchemeHttps && page.Scheme != Uri.UriSchemeHttp))
        {
            throw CreateException($"has no page for the person to open: '{UntrustedText.Sanitize(result.VerificationUrl ?? "")}' is not the address of one");
        }

        return new(
            result.UserCode,
            page,
            result.ExpiresOn,
            // The message is optional in the protocol.
            string.IsNullOrWhiteSpace(result.Message) ? $"To sign in, open {page} and enter the code {result.UserCode}." : result.Message);
    }

    /// <summary>Creates the library's exception, so that the application and the tenant are added as for its other errors.</summary>
    private static MsalClientException CreateException(string problem) =>
        new("invalid_device_code", $"The authority's response to the request for a device code {problem}. Check the authority host and any proxy, or sign in with a browser.");
}
