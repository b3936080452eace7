package org.ecluse.vault.s3;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.ecluse.core.Settings;

/** The HTTP client below the SDK: one proxy or none, one trust store, a bound on every wait. */
final class Transport {

  /**
   * The SDK and its HTTP client log answers with bucket and object names: held, and held silent.
   */
  private static final List<Logger> SILENT =
      List.of(Logger.getLogger("io.minio"), Logger.getLogger("okhttp3"));

  private static final int REQUESTS = 1024;

  private Transport() {}

  static OkHttpClient open(S3Line line, Patience patience) {
    SILENT.forEach(logger -> logger.setLevel(Level.OFF));
    // Virtual threads, since the client's own would keep a command alive for a minute after its
    // end.
    Dispatcher dispatcher = new Dispatcher(Executors.newVirtualThreadPerTaskExecutor());
    dispatcher.setMaxRequests(REQUESTS);
    dispatcher.setMaxRequestsPerHost(REQUESTS);
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .dispatcher(dispatcher)
            .protocols(List.of(Protocol.HTTP_1_1))
            .connectTimeout(patience.connect())
            .readTimeout(patience.idle())
            .writeTimeout(patience.idle())
            .callTimeout(patience.call())
            // A store must not send us elsewhere, and what is tried again is decided in Calls.
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .addInterceptor(new Answers());
    line.proxy().ifPresentOrElse(proxy -> through(builder, proxy), () -> directly(builder));
    line.authority().ifPresent(file -> trust(builder, file));
    return builder.build();
  }

  private static void directly(OkHttpClient.Builder builder) {
    // Not the system's proxy settings: only ecluse.vault.proxy decides.
    builder.proxy(Proxy.NO_PROXY);
  }

  private static void through(OkHttpClient.Builder builder, InetSocketAddress proxy) {
    builder.proxy(new Proxy(Proxy.Type.SOCKS, proxy));
    // The proxy gets the name. If a lookup were ever tried here, it would tell the local network.
    builder.dns(
        host -> {
          throw new UnknownHostException("names are for the proxy to resolve");
        });
  }

  private static void trust(OkHttpClient.Builder builder, Path file) {
    try {
      X509TrustManager manager = only(file);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {manager}, null);
      builder.sslSocketFactory(context.getSocketFactory(), manager);
    } catch (IOException | GeneralSecurityException e) {
      throw new Settings.BadSetting("vault.ca", "a file of PEM certificates");
    }
  }

  private static X509TrustManager only(Path file) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream in = Files.newInputStream(file)) {
      int number = 0;
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("ca-" + number++, one);
      }
    }
    if (store.size() == 0) {
      throw new GeneralSecurityException("no certificate");
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509TrustManager found) {
        return found;
      }
    }
    throw new GeneralSecurityException("no trust manager");
  }
}
