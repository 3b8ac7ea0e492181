namespace Insights.Typed.Export.Tests.Tds;

/// <summary>The kinds of messages, by their numbers in MS-TDS.</summary>
internal enum TdsMessageType : byte
{
    SqlBatch = 0x01,
    Rpc = 0x03,
    Response = 0x04,
    Attention = 0x06,
    BulkLoad = 0x07,
    TransactionManager = 0x0E,
    Login = 0x10,
    PreLogin = 0x12,
}

/// <summary>A message of a client.</summary>
/// <param name="Type">The kind.</param>
/// <param name="Body">The content of all its packets.</param>
/// <param name="IsIgnored">Whether the client takes the message back with its last packet.</param>
internal sealed record TdsMessage(TdsMessageType Type, byte[] Body, bool IsIgnored);
