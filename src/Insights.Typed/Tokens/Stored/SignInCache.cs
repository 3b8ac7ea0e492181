using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Identity.Client;

namespace Insights.Typed.Tokens.Stored;

/// <summary>The identity library's cache of one sign-in, which is read from a document and written to the next one.</summary>
internal sealed class SignInCache
{
    private byte[]? content;

    /// <summary>Gets the content after a token was obtained, without access tokens; null before.</summary>
    public string? UpdatedContent { get; private set; }

    public void Attach(ITokenCache cache)
    {
        cache.SetBeforeAccess(arguments => arguments.TokenCache.DeserializeMsalV3(content, shouldClearExistingCache: true));
        cache.SetAfterAccess(arguments =>
        {
            if (arguments.HasStateChanged)
            {
                content = arguments.TokenCache.SerializeMsalV3();
                UpdatedContent = RemoveAccessTokens(content);
            }
        });
    }

    public void Load(string? cache)
    {
        content = cache is null ? null : Encoding.UTF8.GetBytes(cache);
        UpdatedContent = null;
    }

    private static string RemoveAccessTokens(byte[] content)
    {
        var json = JsonNode.Parse(content)!.AsObject();
        json.Remove("AccessToken");
        return json.ToJsonString();
    }
}
