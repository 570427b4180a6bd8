# Seeded cases for `luodi index compute` with the results that its definitions give, worked out here a second time in
# base R, without a line of the engine's code. Writes JSON:
#   Rscript oracle.R 60 1 > oracle.json
args <- commandArgs(TRUE)
set.seed(as.integer(args[2]))
`%or%` <- function(a, b) if (is.null(a)) b else a
pick <- function(...) { of <- list(...); of[[sample(length(of), 1)]] }
low <- function(x) min(x, na.rm = TRUE)
high <- function(x) max(x, na.rm = TRUE)

# --- definitions -----------------------------------------------------------------------------------------------------
skew <- function(x) {
  x <- x[!is.na(x)]; n <- length(x); d <- x - mean(x)
  if (n < 3) NA else mean(d^3) / mean(d^2)^1.5 * sqrt(n * (n - 1)) / (n - 2)
}
kurt <- function(x) {
  x <- x[!is.na(x)]; n <- length(x); d <- x - mean(x)
  if (n < 4) NA else (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * (mean(d^4) / mean(d^2)^2 - 3) + 6)
}
treat <- function(x, s) {
  passes <- function(x) !isTRUE(abs(skew(x)) >= (s$skew %or% 2) && kurt(x) >= (s$kurtosis %or% 3.5))
  y <- x
  moved <- rep(FALSE, length(x))
  while (!passes(y) && sum(moved) < (s$winsoriseMax %or% 5)) {
    top <- skew(y) >= 0
    at <- which(y == (if (top) high(y) else low(y)))
    y[at] <- if (top) high(y[-at]) else low(y[-at])
    moved[at] <- TRUE
  }
  if (passes(y) || s$then == "none") return(y)
  if (s$combine) x <- y
  log_ct <- function(x) log(x - low(x) + 0.01 * (high(x) - low(x)))
  switch(s$then,
    log = log_ct(x),
    "log-plus" = if (skew(x) > 0) log_ct(x) else -log(high(x) + 0.01 * (high(x) - low(x)) - x),
    "box-cox" = { z <- x - low(x) + 1; if (s$lambda == 0) log(z) else (z^s$lambda - 1) / s$lambda }
  )
}
normalise <- function(x, s, meta, periods, units) {
  ln <- if (is.null(s$transform)) identity else log
  z <- ln(x) * meta$Direction
  ranks <- function(z) rank(z, ties.method = s$ties %or% "min", na.last = "keep")
  goal <- sort(ln(c(meta$goalpost_lower, meta$goalpost_upper)) * meta$Direction)
  f <- switch(s$method,
    none = identity,
    minmax = function(z) { r <- s$range %or% c(0, 100); (z - low(z)) / (high(z) - low(z)) * (r[2] - r[1]) + r[1] },
    zscore = function(z) (z - mean(z, na.rm = TRUE)) / sd(z, na.rm = TRUE) * (s$sd %or% 1) + (s$mean %or% 0),
    rank = ranks,
    percentile = function(z) (ranks(z) - 1) / (sum(!is.na(z)) - 1),
    borda = function(z) ranks(z) - 1,
    "distance-to-target" = function(z) {
      d <- (z - low(z)) / (ln(meta$Target) * meta$Direction - low(z))
      if (s$cap) pmin(d, 1) else d
    },
    "distance-to-max" = function(z) 1 - (high(z) - z) / (high(z) - low(z)),
    "fraction-of-max" = function(z) z / high(z),
    goalposts = function(z) pmin(1, pmax(0, (z - goal[1]) / (goal[2] - goal[1]))) * (s$scale %or% 1)
  )
  within <- function(f) { for (p in unique(periods)) z[periods == p] <- f(which(periods == p)); z }
  z <- if (s$method == "distance-to-reference") {
    within(function(i) {
      own <- z[i][units[i] == s$unit]
      1 - (own - z[i]) / (own - low(if (identical(s$over, "period")) z[i] else z))
    })
  } else if (identical(s$over, "period")) within(function(i) f(z[i])) else f(z)
  ifelse(is.finite(z), z, NA)
}
weigh <- list(
  entropy = function(X) {
    d <- apply(X - min(0, low(X)), 2, function(x) {
      x <- x[!is.na(x)]; p <- x / sum(x)
      if (length(x) < 2 || sum(x) == 0) 0 else 1 + sum(ifelse(p > 0, p * log(p), 0)) / log(length(x))
    })
    d / sum(d)
  },
  critic = function(X) {
    s <- apply(X, 2, sd, na.rm = TRUE) * rowSums(1 - cor(X, use = "pairwise.complete.obs"))
    s / sum(s)
  },
  pca = function(X) {
    v <- eigen(cor(X, use = "pairwise.complete.obs"), symmetric = TRUE)$vectors[, 1]
    v * sign(sum(v))
  }
)
aggregate_by <- function(X, w, how, power, least, periods) {
  X <- as.matrix(X)
  enough <- rowSums(!is.na(X)) > 0 & rowSums(!is.na(X)) / ncol(X) >= least
  out <- rep(NA_real_, nrow(X))
  for (p in unique(periods)) {
    rows <- which(enough & periods == p)
    if (how == "topsis") {
      V <- sweep(X[rows, , drop = FALSE], 2, w / sum(w), "*")
      away <- function(from) sqrt(rowSums(sweep(V, 2, apply(V, 2, from))^2, na.rm = TRUE))
      out[rows] <- away(low) / (away(low) + away(high))
    } else for (i in rows) {
      k <- !is.na(X[i, ]); x <- X[i, k]; v <- w[k] / sum(w[k])
      out[i] <- switch(how,
        arithmetic = sum(v * x),
        geometric = if (all(x > 0)) exp(sum(v * log(x))) else stop("no geometric mean"),
        harmonic = if (all(x != 0)) 1 / sum(v / x) else stop("no harmonic mean"),
        power = sum(v * x^power)^(1 / power),
        "mazziotta-pareto" = { m <- sum(v * x); s2 <- sum(v * (x - m)^2); if (s2 == 0) m else m - s2 / m },
        copeland = sum(sapply(setdiff(rows, i), function(j) {
          d <- X[i, ] - X[j, ]
          level <- is.na(d) | abs(d) <= 1e-12 * pmax(1, abs(X[i, ]))
          sign(sum(w[!level & d > 0]) - sum(w[!level & d < 0]))
        }))
      )
    }
  }
  out
}
impute <- function(Y, s, M, groups, periods) {
  Z <- Y
  for (p in unique(periods)) {
    i <- periods == p
    if (s$method == "row-mean") {
      S <- sapply(seq_along(Y), function(k) { z <- Y[i, k] * M$Direction[k]; (z - low(z)) / (high(z) - low(z)) })
      for (k in seq_along(Y)) {
        z <- Y[i, k] * M$Direction[k]
        share <- rowMeans(S[, M$Parent == M$Parent[k], drop = FALSE], na.rm = TRUE)
        Z[i, k] <- ifelse(is.na(z), share * (high(z) - low(z)) + low(z), z) * M$Direction[k]
      }
    } else for (k in seq_along(Y)) for (g in if (is.null(s$group)) "all" else setdiff(unique(groups), "")) {
      rows <- which(i & (is.null(s$group) | groups == g))
      centre <- if (grepl("mean", s$method)) mean else median
      Z[rows, k] <- ifelse(is.na(Y[rows, k]), centre(Y[rows, k], na.rm = TRUE), Y[rows, k])
    }
  }
  Z[] <- lapply(Z, function(x) ifelse(is.nan(x), NA, x))
  Z
}

# --- one case --------------------------------------------------------------------------------------------------------
draw_case <- function() {
  timed <- runif(1) < 0.35
  units <- sprintf("U%d", 1:sample(7:12, 1)); times <- if (timed) 2021:2022 else 1
  unit <- rep(units, length(times)); period <- rep(times, each = length(units)); n <- length(unit)
  p <- sample(6:8, 1); deep <- sample(3:4, 1); codes <- sprintf("i%d", 1:p)
  X <- as.data.frame(lapply(1:p, function(k) {
    x <- switch(sample(3, 1), round(runif(n, 1, 100), 2), round(runif(n, 1, 9)), signif(rlnorm(n, 2, 1.5), 5))
    x[sample(n, rbinom(1, n, 0.07))] <- NA
    ifelse(is.na(x) & unit == "U1", 3.5, x)
  }), col.names = codes)
  part <- c(1, 1, 2, 2, 3, sample(1:3, p - 5, TRUE))
  M <- data.frame(iCode = codes, Level = 1, Parent = paste0("g", part), Weight = sample(1:9, p, TRUE) / 4,
    Direction = sample(c(1, -1), p, TRUE), Type = "Indicator", Target = NA, goalpost_lower = round(runif(p, 0.5, 5), 1),
    goalpost_upper = round(runif(p, 30, 90)), Denominator = sample(c("", "P", "Q"), p, TRUE))
  M$Target <- signif(ifelse(M$Direction == 1, sapply(X, high), sapply(X, low)) * runif(p, 0.6, 1.4), 4)
  A <- data.frame(iCode = c("g1", "g2", "g3"), Level = 2, Parent = if (deep == 3) "top" else c("h1", "h1", "h2"))
  if (deep == 4) A <- rbind(A, data.frame(iCode = c("h1", "h2"), Level = 3, Parent = "top"))
  A <- rbind(A, data.frame(iCode = "top", Level = deep, Parent = ""))
  A$Weight <- sample(1:9, nrow(A), TRUE) / 4
  G <- sample(c("A", "B"), length(units), TRUE); G[2] <- ""
  U <- data.frame(uCode = units, G = G, P = round(runif(length(units), 1, 9), 1), Q = round(runif(length(units), 2, 5), 2))
  U$Q[sample(2:nrow(U), 1)] <- NA

  s <- list()
  if (runif(1) < 0.3) s$denominate <- list(scale = pick(1, 100))
  if (runif(1) < 0.5) {
    s$impute <- list(method = pick("mean", "median", "mean-group", "median-group", "row-mean"))
    if (grepl("group", s$impute$method)) s$impute$group <- "G"
  }
  if (runif(1) < 0.35) {
    s$screen <- list(by = pick("available", "nonzero", "both"))
    s$screen$threshold <- if (s$screen$by == "both") c(0.8, 0.9) else pick(0.75, 0.9)
  }
  if (runif(1) < 0.5) s$treat <- list(winsoriseMax = sample(0:5, 1), skew = pick(1, 2), kurtosis = pick(1, 3.5),
    then = pick("log", "log-plus", "box-cox", "none"), combine = pick(TRUE, FALSE), lambda = pick(0, 0.5, -1))
  how <- pick("arithmetic", "geometric", "harmonic", "power", "copeland", "topsis", "mazziotta-pareto")
  above <- how %in% c("geometric", "harmonic", "power", "mazziotta-pareto")
  s$normalise <- list(method = if (above) pick("minmax", "rank") else pick("none", "minmax", "zscore", "rank",
    "percentile", "borda", "distance-to-target", "distance-to-max", "distance-to-reference", "fraction-of-max", "goalposts"))
  m <- s$normalise$method
  if (m == "minmax") s$normalise$range <- if (above) c(1, 100) else pick(c(0, 1), c(-1, 1), c(1, 100))
  if (m == "zscore") s$normalise <- list(method = m, mean = 10, sd = 2)
  if (m %in% c("rank", "percentile", "borda")) s$normalise$ties <- pick("min", "average")
  if (m == "distance-to-target") s$normalise$cap <- pick(TRUE, FALSE)
  if (m == "distance-to-reference") s$normalise$unit <- "U1"
  if (m == "goalposts") s$normalise$scale <- pick(1, 100)
  if (timed) s$normalise$over <- pick("pooled", "period")
  if (m %in% c("minmax", "goalposts") && is.null(s$treat)) s$normalise$indicators <- list(i1 = list(transform = "ln"))
  # Weights from data have no exact sums for Copeland to compare, and loadings may be negative.
  s$weights <- list(method = if (how == "copeland") pick("meta", "equal", "file") else if (how == "arithmetic")
    pick("pca", "entropy", "critic", "ahp") else pick("meta", "equal", "file", "entropy", "critic", "ahp"))
  s$aggregate <- if (runif(1) < 0.6) list(method = how) else
    list(byLevel = c(how, sample(if (above && how != "mazziotta-pareto") c("arithmetic", "geometric", "harmonic") else
      c("arithmetic", "arithmetic"), deep - 2, TRUE)))
  if (how == "power") s$aggregate$power <- pick(0.5, 2, -1)
  s$aggregate$dataThreshold <- pick(0, 0.5, c(0.6, rep(0, deep - 2)))

  Y <- X; out <- list()
  id <- function(rows) { d <- data.frame(uCode = unit[rows]); if (timed) d$Time <- period[rows]; d }
  at <- match(unit, units); all <- rep(TRUE, n)
  if (!is.null(s$denominate)) {
    for (k in which(M$Denominator != "")) Y[[k]] <- Y[[k]] / U[[M$Denominator[k]]][at] * s$denominate$scale
    out$denominated <- cbind(id(all), Y)
  }
  if (!is.null(s$impute)) { Y <- impute(Y, s$impute, M, G[at], period); out$imputed <- cbind(id(all), Y) }
  has <- rowMeans(!is.na(Y)); full <- rowSums(Y != 0, na.rm = TRUE) / rowSums(!is.na(Y)); t <- s$screen$threshold
  keep <- switch(s$screen$by %or% "", available = has >= t, nonzero = full >= t, both = has >= t[1] & full >= t[2], all)
  Y <- Y[keep, ]; unit <- unit[keep]; period <- period[keep]
  if (sum(keep) < 5 || any(table(unit == "U1", period)[2, ] == 0)) stop("too few units")
  if (!is.null(s$treat)) {
    for (k in 1:p) for (q in unique(period)) Y[period == q, k] <- treat(Y[period == q, k], s$treat)
    out$treated <- cbind(id(TRUE), Y)
  }
  for (k in 1:p) {
    own <- s$normalise; own[names(own$indicators[[codes[k]]])] <- own$indicators[[codes[k]]]
    if (own$method == "distance-to-reference" && anyNA(Y[unit == "U1", k])) stop("no reference")
    Y[[k]] <- normalise(Y[[k]], own, M[k, ], period, unit)
  }
  out$normalised <- cbind(id(TRUE), Y)
  w <- setNames(c(M$Weight, A$Weight), c(codes, A$iCode)); file <- NULL
  if (s$weights$method == "equal") w[] <- 1
  if (s$weights$method == "file") {
    file <- data.frame(iCode = c("i1", "g2"), Level = 1:2, Weight = c(2.5, 0.75)); w[file$iCode] <- file$Weight
  }
  for (g in A$iCode[A$Level == 2]) {
    own <- codes[M$Parent == g]
    if (s$weights$method %in% names(weigh) && length(own) > 1) w[own] <- weigh[[s$weights$method]](Y[own])
    if (s$weights$method == "ahp" && length(own) > 1) {
      J <- diag(length(own))
      for (i in 2:nrow(J)) for (j in 1:(i - 1)) {
        J[i, j] <- pick(1, 2, 3, 5, 0.5, 0.25); J[j, i] <- 1 / J[i, j]
        file <- rbind(file, data.frame(parent = g, i = own[i], j = own[j], value = J[i, j]))
      }
      v <- Re(eigen(J)$vectors[, 1]); w[own] <- v / sum(v)
    }
  }
  for (k in seq_len(nrow(A))) {
    below <- c(codes, A$iCode)[c(M$Parent, A$Parent) == A$iCode[k]]; step <- A$Level[k] - 1
    least <- s$aggregate$dataThreshold
    Y[[A$iCode[k]]] <- aggregate_by(Y[below], w[below], s$aggregate$method %or% s$aggregate$byLevel[step],
      s$aggregate$power, if (length(least) > 1) least[step] else least, period)
  }
  Rank <- sapply(seq_along(unit), function(i) {
    d <- Y$top[period == period[i]] - Y$top[i]
    if (is.na(Y$top[i])) NA else 1 + sum(d > 1e-12 * max(1, abs(Y$top[i])), na.rm = TRUE)
  })
  out$scores <- cbind(id(TRUE), Y[A$iCode], Rank)
  if (!is.null(file)) s$weights$file <- "w.csv"
  meta <- rbind(M, data.frame(A[c("iCode", "Level", "Parent", "Weight")], Direction = NA, Type = "Aggregate",
    Target = NA, goalpost_lower = NA, goalpost_upper = NA, Denominator = ""))
  data <- data.frame(uCode = rep(units, length(times))); if (timed) data$Time <- rep(times, each = length(units))
  list(recipe = s, data = cbind(data, X), meta = meta, units = U, file = file, wanted = out)
}

# --- as JSON, tables as CSV ------------------------------------------------------------------------------------------
digits <- function(x) ifelse(is.na(x), "", ifelse(as.numeric(sprintf("%.15g", x)) == x, sprintf("%.15g", x), sprintf("%.17g", x)))
csv <- function(d) paste0(paste(c(paste(names(d), collapse = ","), do.call(paste,
  c(lapply(d, function(x) if (is.numeric(x)) digits(x) else ifelse(is.na(x), "", x)), sep = ","))), collapse = "\\n"), "\\n")
json <- function(x, name = "") {
  if (is.data.frame(x)) return(paste0('"', csv(x), '"'))
  if (is.list(x)) return(paste0("{", paste(sprintf('"%s": %s', names(x), Map(json, x, names(x))), collapse = ", "), "}"))
  v <- if (is.character(x)) sprintf('"%s"', x) else if (is.logical(x)) tolower(x) else digits(x)
  if (length(v) > 1 || name == "byLevel") paste0("[", paste(v, collapse = ", "), "]") else v
}
made <- character()
while (length(made) < as.integer(args[1])) {
  one <- suppressWarnings(try(draw_case(), silent = TRUE))
  if (!inherits(one, "try-error")) made <- c(made, json(Filter(Negate(is.null), one)))
}
cat("[\n", paste(made, collapse = ",\n"), "\n]\n", sep = "")
